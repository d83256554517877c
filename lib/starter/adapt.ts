import { z } from "zod";
import { adaptListed } from "@/lib/listing/adapt";
import type { ListedPaper } from "@/lib/listing/parse";
import type { IncomingPaper } from "@/lib/papers/paper";

const factSchema = z.object({
  title: z.string().min(1),
  arxivId: z.string().min(1),
  submittedOn: z.iso.date().optional(),
  authors: z.array(z.string().min(1)).default([]),
  categories: z.array(z.string().min(1)).default([]),
  primaryCategory: z.string().optional(),
  comment: z.string().optional(),
});

export type StarterFact = z.infer<typeof factSchema>;

/** What prisma/starter/facts.json holds; throws on anything else. */
export function parseFacts(text: string): StarterFact[] {
  return z.array(factSchema).parse(JSON.parse(text));
}

/** A listed paper with what is known of the paper of exactly that title. */
export function adaptStarterPaper(
  listed: ListedPaper,
  facts: Map<string, StarterFact>,
): IncomingPaper {
  const paper = adaptListed({ ...listed, abstract: restoreAddresses(listed.abstract) });
  const known = facts.get(listed.title);
  if (!known) return paper;
  const submittedAt = known.submittedOn ? new Date(`${known.submittedOn}T00:00:00Z`) : null;
  return {
    ...paper,
    arxivId: known.arxivId,
    authors: known.authors,
    categories: known.categories,
    primaryCategory: known.primaryCategory ?? known.categories[0] ?? null,
    comment: known.comment ?? null,
    versions: [{ version: 1, submittedAt: submittedAt?.toISOString() ?? null }],
    submittedAt,
  };
}

export const indexFacts = (facts: StarterFact[]) =>
  new Map(facts.map((fact) => [fact.title, fact]));

/** The page was saved through a mirror that rewrote its own host into two abstracts. */
const restoreAddresses = (abstract: string) =>
  abstract.replaceAll("https://aqinghuggingface.aqing5501.com/", "https://huggingface.co/");
