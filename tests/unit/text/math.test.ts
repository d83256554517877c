import { expect, it } from "vitest";
import { mathToUnicode } from "@/lib/text/math";

it.each([
  ["costs $O(n^2)$", "costs O(n²)"],
  ["$\\mathcal{O}(n \\log n)$ steps", "O(n log n) steps"],
  ["$\\alpha \\leq \\frac{1}{2}$", "α ≤ 1/2"],
  ["$x_{i+1}$ and $10^{-3}$", "xᵢ₊₁ and 10⁻³"],
  ["$\\sqrt{n+1}$", "√(n+1)"],
  ["$95\\%$ of $\\ell_2$", "95% of ℓ₂"],
])("says %s as %s", (tex, said) => expect(mathToUnicode(tex)).toBe(said));

it.each([
  "$\\begin{pmatrix}a\\end{pmatrix}$",
  "$x^{y^z}$",
  "$\\unknown{x}$",
  "costs $5 or \\$6",
  "no math",
])("leaves %s as it is", (text) => expect(mathToUnicode(text)).toBe(text));
