import { parseArgs } from "node:util";
import { trainTags } from "./train/tags";

/** npm run train -- tags --data DIR */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string", default: "../shared/data" } },
});
if (positionals[0] === "tags") {
  console.log(await trainTags(values.data));
} else {
  console.error("Say what to train: tags.");
  process.exitCode = 2;
}
