export type ArxivId = { id: string; version: number | null };

/**
 * Archives that gave ids before April 2007 (arXiv manual, arxiv_identifier.md). The archive is part of
 * the id: hep-th/9901001 and math/9901001 are two papers.
 */
const ARCHIVES = new Set(
  (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas " +
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex " +
    "nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
  ).split(" "),
);

/** What may stand before an id: a page of arXiv or of one that shows its papers, OAI, a DOI. */
const PREFIX =
  /^(?:(?:https?:\/\/)?(?:[a-z]+\.)?(?:arxiv\.org|alphaxiv\.org|huggingface\.co)\/(?:abs|pdf|html|ps|e-print|format|src|overview|papers|api\/papers)\/|oai:arxiv\.org:|(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.48550\/arxiv\.|arxiv:\s*)/i;
const SUFFIX = /(?:\.pdf|\.ps|\.html?)?\/?(?:[?#].*)?$/i;
const NEW_STYLE = /^(\d{2})(\d{2})\.(\d{4,6})(?:v([1-9]\d{0,2}))?$/i;
const OLD_STYLE =
  /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?\/(\d{2})(\d{2})(\d{3})(?:v([1-9]\d{0,2}))?$/i;
/** Longer than any address of a paper; keeps the patterns off hostile input. */
const LENGTH_MAX = 200;

/**
 * The arXiv id in a text that is nothing else: bare, versioned, with `arXiv:`, or an address of
 * arxiv.org, alphaxiv.org or huggingface.co. Null when it is none. The subject class of an old id
 * (math.GT/0309136) is dropped, as arXiv does.
 */
export function parseArxivId(text: string): ArxivId | null {
  if (text.length > LENGTH_MAX) return null;
  const bare = text.trim().replace(PREFIX, "").replace(SUFFIX, "");
  return parseNewStyle(bare) ?? parseOldStyle(bare);
}

function parseNewStyle(text: string): ArxivId | null {
  const [, year = "", month = "", number = "", version] = NEW_STYLE.exec(text) ?? [];
  if (!isMonth(month)) return null;
  // Four digits from 0704 to 1412, five since; six are announced for later.
  const isFourDigits = Number(year + month) < 1501;
  if (isFourDigits !== (number.length === 4) || Number(year + month) < 704) return null;
  return { id: `${year}${month}.${number}`, version: version ? Number(version) : null };
}

function parseOldStyle(text: string): ArxivId | null {
  const [, archive = "", year = "", month = "", number = "", version] = OLD_STYLE.exec(text) ?? [];
  const name = archive.toLowerCase();
  if (!ARCHIVES.has(name) || !isMonth(month)) return null;
  return { id: `${name}/${year}${month}${number}`, version: version ? Number(version) : null };
}

const isMonth = (month: string) => Number(month) >= 1 && Number(month) <= 12;
