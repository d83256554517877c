import { parseArgs } from "node:util";
import { measureRolling, trainRankingModel } from "./train/ranking";
import { countSizes } from "./train/sizes";
import { trainTags } from "./train/tags";

const USAGE = `Say what to train and from where: npm run train -- tags --data DIR
  or npm run train -- ranking --data DIR [--rolling]
  or npm run train -- sizes --data DIR
  --rolling   write no model; measure each month by one that learnt from earlier months only`;

/** npm run train -- <tags|ranking|sizes> --data DIR, the folder that is learnt from. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" }, rolling: { type: "boolean", default: false } },
});
const [what] = positionals;
if (what === "tags" && values.data) {
  console.log(await trainTags(values.data));
} else if (what === "ranking" && values.data) {
  console.log(await (values.rolling ? measureRolling : trainRankingModel)(values.data));
} else if (what === "sizes" && values.data) {
  console.log(await countSizes(values.data));
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
