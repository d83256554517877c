import { describe, expect, it } from "vitest";
import { renderDigest } from "@/emails/digest";
import { HTML_BYTES_MAX } from "@/lib/mail/message";
import { sampleDigest, samplePapers } from "../../mail/samples";

const golden = (name: string) => `golden/${name}`;
const withoutTags = (html: string) => html.replace(/<[^>]*>/g, " ");

describe("a digest", () => {
  it.each([0, 1, 3, 50])("of %i papers is what the golden files say", async (count) => {
    const mail = await renderDigest(sampleDigest({ papers: samplePapers(count) }));
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(
      golden(`digest-${count}.txt`),
    );
    await expect(mail.html).toMatchFileSnapshot(golden(`digest-${count}.html`));
  });

  it("of papers that changed says so in a section of its own, and what was late at the top", async () => {
    const changes = (["withdrawn", "replaced"] as const).map((change, n) => ({
      ...{ publicId: `2601.0999${n}`, title: `Paper ${n}`, change, mailedOn: "2026-03-03" },
    }));
    const note = "The list of cs.CL was not here in full yet; its papers come with the next mail.";
    const mail = await renderDigest(sampleDigest({ papers: samplePapers(1), changes, note }));
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(
      golden("digest-changes.txt"),
    );
    expect(withoutTags(mail.html)).toMatch(
      /Paper 0 *: we mailed you this on Tuesday, 3 March 2026/,
    );
    expect(withoutTags(mail.html)).toContain(note);
  });

  it("of 50 papers with the longest titles is not clipped by Gmail", async () => {
    const papers = samplePapers(50).map((paper) => ({
      ...paper,
      title: "Long & <long> ".repeat(150),
      tldr: "An “unusually” long sentence. ".repeat(60),
      authors: Array(500).fill("Maximiliane Mustermann-Beispielhausen"),
      reason: "+1,041 upvotes · +3,320 stars · 12 more on Hacker News: open weights, agents",
    }));
    const foundBy = papers.map((_, n) => `long${n} ${"&".repeat(140)}`);
    const mail = await renderDigest(sampleDigest({ papers, foundBy }));
    expect(Buffer.byteLength(mail.html)).toBeLessThan(HTML_BYTES_MAX);
    expect(mail.subject.length).toBeLessThan(300);
  });

  it("says hostile titles as text in HTML, text and subject", async () => {
    const title = '<script>alert("x")</script> \u202Eevil 😀 $x^2$ </h2>\r\nBcc: a@b.org';
    const papers = samplePapers(1).map((paper) => ({ ...paper, title, tldr: title }));
    const { html, text, subject } = await renderDigest(sampleDigest({ papers }));
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    expect(withoutTags(html)).toContain("evil 😀 x²");
    expect(text).toContain('<script>alert("x")</script>');
    expect(`${html}${text}${subject}`).not.toContain("\u202E");
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it("says by which search a paper came, and nothing where it came by none", async () => {
    const foundBy = ['"foundation models" code', "", '<b onload="x">tag:agents</b>'];
    const mail = await renderDigest(sampleDigest({ papers: samplePapers(3), foundBy }));
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(
      golden("digest-searches.txt"),
    );
    await expect(mail.html).toMatchFileSnapshot(golden("digest-searches.html"));
    expect(mail.html).not.toMatch(/<b[ >]/);
    expect(withoutTags(mail.html).match(/Found by your search/g)).toHaveLength(2);
  });

  it("carries its links and why it came, in both parts", async () => {
    const props = sampleDigest();
    const { html, text } = await renderDigest(props);
    for (const part of [html, text]) {
      for (const said of [props.why, props.unsubscribeUrl, props.preferencesUrl, props.viewUrl]) {
        expect(part).toContain(said);
      }
      expect(part).toContain(props.postalAddress);
    }
  });

  it("loads nothing from elsewhere and is made for dark mode", async () => {
    const { html } = await renderDigest(sampleDigest());
    expect(html).not.toMatch(/<img|<link|@import|url\(/i);
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain("prefers-color-scheme:dark");
  });

  it("begins its preview with the table of contents", async () => {
    const { html } = await renderDigest(sampleDigest({ papers: samplePapers(2) }));
    expect(html).toMatch(/display:none[^>]*>Code Llama: Open Foundation Models for Code · On the/);
  });

  it("has no line longer than SMTP allows once it is broken", async () => {
    const { text } = await renderDigest(sampleDigest({ papers: samplePapers(50) }));
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
