import { parseArgs } from "node:util";
import { EXIT_USAGE, runCommand, yieldToPages } from "./child";
import { evaluateSearch } from "./eval/search";
import { evaluateTags } from "./eval/tags";
import { evaluateTrending } from "./eval/trending";

export type EvaluationRequest = {
  /** The folder with the labelled data; each evaluation has its own default. */
  data: string | undefined;
  /** Where to write what was predicted for each item, one JSON object a line. */
  predictionsFile: string | undefined;
};
/** `figures` is what --json prints, the headline figures at its top. */
export type EvaluationReport = { figures: Record<string, unknown>; text: string };
export type Evaluation = (request: EvaluationRequest) => Promise<EvaluationReport>;

const EVALUATIONS: Record<string, Evaluation> = {
  search: evaluateSearch,
  tags: evaluateTags,
  trending: evaluateTrending,
};

/** npm run eval -- <name> [--data DIR] [--predictions FILE] [--json] */
runCommand(async () => {
  yieldToPages();
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: "string" },
      predictions: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const evaluation = EVALUATIONS[positionals[0] ?? ""];
  if (evaluation === undefined) {
    console.error(`Say what to evaluate: ${Object.keys(EVALUATIONS).join(", ")}.`);
    return EXIT_USAGE;
  }
  const report = await evaluation({ data: values.data, predictionsFile: values.predictions });
  console.log(values.json ? JSON.stringify(report.figures) : report.text);
  return 0;
});
