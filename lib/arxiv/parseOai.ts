import type { IncomingPaper } from "@/lib/papers/paper";
import { parseInstant } from "@/lib/text/instant";
import { childOf, childrenOf, parseXml, textOf, type XmlValue } from "@/lib/text/xml";
import { adaptOaiRecord } from "./oaiRecord";

export type OaiPage = {
  recordCount: number;
  papers: IncomingPaper[];
  skipped: { reason: string }[];
  /** Ask for the next page with it; null on the last one. */
  token: { value: string; completeListSize: number | null } | null;
  /** The server's clock: the next harvest begins at its day (oa/index.md). */
  respondedAt: Date | null;
};

/** The server's own error, by its code: badResumptionToken, badArgument, … */
export class OaiError extends Error {
  override name = "OaiError";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`OAI-PMH ${code}: ${message}`);
  }
}

/**
 * One OAI-PMH 2.0 answer in the formats arXiv, arXivRaw or oai_dc; also a bare record. Nothing new
 * (`noRecordsMatch`) is an empty page; any other error of the server throws OaiError.
 */
export function parseOai(text: string): OaiPage {
  const tree = parseXml(text);
  const answer = childOf(tree, "OAI-PMH");
  const list = childOf(answer, "ListRecords") ?? childOf(answer, "GetRecord") ?? tree;
  rejectError(answer);
  const records = childrenOf(list, "record");
  if (records.length === 0 && answer === undefined)
    throw new Error("The XML is no OAI-PMH answer.");
  const adapted = records.map(adaptOaiRecord);
  return {
    recordCount: records.length,
    papers: adapted.flatMap((one) => ("paper" in one ? [one.paper] : [])),
    skipped: adapted.flatMap((one) => ("reason" in one ? [one] : [])),
    token: findToken(list),
    respondedAt: parseInstant(answer === undefined ? null : textOf(answer, "responseDate")),
  };
}

function rejectError(answer: XmlValue | undefined): void {
  const error = childOf(answer, "error");
  if (error === undefined) return;
  const code = (typeof error === "string" ? null : textOf(error, "@code")) ?? "unknown";
  if (code !== "noRecordsMatch")
    throw new OaiError(code, textOf(answer, "error") ?? "no reason given");
}

/** An empty token marks the last page (OAI-PMH 2.0, 3.5). */
function findToken(list: XmlValue): OaiPage["token"] {
  const value = textOf(list, "resumptionToken");
  if (!value) return null;
  const size = textOf(childOf(list, "resumptionToken"), "@completeListSize");
  return { value, completeListSize: size ? Number(size) : null };
}
