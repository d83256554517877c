import { parseArgs } from "node:util";
import { trainTags } from "./train/tags";

/** npm run train -- tags --data DIR, the folder with the texts that the words are learnt from. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" } },
});
if (positionals[0] === "tags" && values.data) {
  console.log(await trainTags(values.data));
} else {
  console.error("Say what to train and from where: npm run train -- tags --data DIR");
  process.exitCode = 2;
}
