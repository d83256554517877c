import { describe, expect, it } from "vitest";
import { renderMath } from "@/lib/math/render";
import { splitMath } from "@/lib/math/split";

const math = (text: string) =>
  splitMath(text)
    .filter((piece) => piece.kind !== "text")
    .map((piece) => piece.text);

describe("math in a text", () => {
  it("stands between dollar signs", () => {
    expect(math("From $O(n^2)$ to $O(n \\log n)$, or $$x = 1$$.")).toEqual([
      "O(n^2)",
      "O(n \\log n)",
      "x = 1",
    ]);
  });

  it("is not meant by prices", () => {
    expect(math("It costs $5 and not $10.")).toEqual([]);
    expect(math("US$ 3, $ 4 $ and A$ 5")).toEqual([]);
    expect(math("an escaped \\$5 and $x$")).toEqual(["x"]);
  });

  it("keeps every sign of the text around it", () => {
    const text = "a $x$ b $5 c $$y$$ d";
    const joined = splitMath(text)
      .map(({ kind, text: piece }) =>
        kind === "text" ? piece : kind === "inline" ? `$${piece}$` : `$$${piece}$$`,
      )
      .join("");
    expect(joined).toBe(text);
  });
});

describe("math as HTML", () => {
  it("is MathML without styles, the text around it escaped", () => {
    const html = renderMath("a < b & $x_i^2 \\leq \\mathcal{O}(n)$") ?? "";
    expect(html).toMatch(/^a &lt; b &amp; <math/);
    expect(html).toContain("<msubsup>");
    expect(html).not.toContain("style=");
  });

  it("is nothing for a text without math", () => {
    expect(renderMath("plain <b>")).toBeNull();
    expect(renderMath("$5 and $10")).toBeNull();
  });

  it("leaves unreadable TeX as it was written", () => {
    expect(renderMath("see $\\nosuchcommand{<i>}$")).toBe(
      "see <code>$\\nosuchcommand{&lt;i&gt;}$</code>",
    );
  });

  it.each([
    "$\\href{javascript:alert(1)}{x}$",
    "$\\text{<script>alert(1)</script>}$",
    "$\\includegraphics{x}$",
    "$\\class{evil}{x}$",
    "$\\unicode{60}$",
    '$\\text{" onload="alert(1)}$',
  ])("lets nothing out of %s", (text) => {
    const html = renderMath(text) ?? "";
    expect(html).not.toMatch(/<script|<a |<img|href=|class="evil"| onload="/);
  });

  it("takes bounded time for hostile TeX", () => {
    const started = performance.now();
    renderMath(`$${"{".repeat(500)}$ `.repeat(50));
    renderMath(`$\\def\\a{\\a\\a}\\a$`.repeat(20));
    renderMath("$x".repeat(20_000));
    // It takes milliseconds; what backtracks would take minutes, on any machine.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
