import { parseArgs } from "node:util";
import { FORMATS, type Format } from "@/lib/import/item";

export type ImportRequest = { path: string; format: Format | "auto"; json: boolean };
export type ParsedImport = { request: ImportRequest } | { fault: string };

export const IMPORT_USAGE = `npm run import -- <file or folder> [--format FORMAT] [--json]

  file        also .gz; of a folder every file below it, in the order of the names
  --format    auto (default), ${FORMATS.join(", ")}
  --json      print the report as JSON

jsonl is one paper a line, a JSON object with title and abstract, and as far as known arxivId, doi,
authors (a list), categories (a list), primaryCategory, comment, journalRef, version, versions (a list
of {version, submittedAt}), submittedAt, revisedAt, withdrawnAt (ISO 8601), announcedOn (a date),
withdrawalReason, links (a list of {kind, url}; kind is code, project, dataset or model). Other fields
are ignored. What "npm run export -- papers" writes is read back.`;

/** Pure: the words of the command line to what is asked, or the sentence that says what is wrong. */
export function parseImportArguments(words: string[]): ParsedImport {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        format: { type: "string", default: "auto" },
        json: { type: "boolean", default: false },
      },
    });
    const [path, ...rest] = positionals;
    if (!path) return { fault: "Name a file or a folder." };
    if (rest.length > 0)
      return { fault: `One file or folder at a time, not also "${rest.join(" ")}".` };
    const format = ["auto" as const, ...FORMATS].find((one) => one === values.format);
    if (!format) return { fault: `There is no format "${values.format}".` };
    return { request: { path, format, json: values.json } };
  } catch (error) {
    // parseArgs names the option it does not know.
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
