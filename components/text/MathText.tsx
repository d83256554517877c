import { renderMath } from "@/lib/math/render";

/** A title or abstract: plain where it has no math, else with MathML made on the server. */
export function MathText({ text }: { text: string }) {
  const html = renderMath(text);
  if (html === null) return text;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/math/render escapes all that is not its own
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
