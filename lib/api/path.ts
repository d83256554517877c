import { parsePublicId } from "@/lib/papers/publicId";

export type PaperPart = "paper" | "similar" | "explanation" | "repos";

/**
 * What stands after /api/papers/ or /api/arxiv/: a paper's id in any form, old ones with a slash of
 * their own or with it encoded, and perhaps what is asked of it. Null for no id that can exist.
 */
export function parsePaperPath(segments: string[]): { id: string; part: PaperPart } | null {
  const path = decode(segments.join("/"));
  const found = /^(.{1,200}?)(?:\/(similar|explanation|repos))?$/.exec(path);
  const id = parsePublicId(found?.[1] ?? "");
  return id ? { id, part: (found?.[2] as PaperPart | undefined) ?? "paper" } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // A lone % is nobody's id.
  }
}
