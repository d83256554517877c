import { parseArgs } from "node:util";
import { setSettings } from "@/lib/env";
import { parsePublicId } from "@/lib/papers/publicId";
import { runCommand } from "./child";
import { joinDatabase } from "./database";
import { loadDotenv } from "./dotenv";
import { migrateIfNeeded } from "./migrations";

const EXIT_USAGE = 2;
const USAGE = `npm run remove -- <paper> --reason "why" | npm run remove -- <paper> --undo

  paper     its id or address; no source brings it back
  --undo    let sources bring it again`;

/** Takes one paper out of the product, or lets it come back. */
runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { reason: { type: "string" }, undo: { type: "boolean", default: false } },
  });
  const publicId = parsePublicId(positionals[0] ?? "");
  if (!publicId || (!values.undo && !values.reason)) {
    console.error(USAGE);
    return EXIT_USAGE;
  }
  loadDotenv();
  setSettings({ NODE_ENV: "production" });
  const leaveDatabase = await joinDatabase();
  try {
    await migrateIfNeeded();
    console.log(await change(publicId, values.undo ? null : (values.reason ?? "")));
    return 0;
  } finally {
    await leaveDatabase();
  }
});

async function change(publicId: string, reason: string | null): Promise<string> {
  const { buryPaper, raisePaper } = await import("@/lib/tombstones/store");
  if (reason === null) {
    return (await raisePaper(publicId))
      ? `${publicId} may come again.`
      : `${publicId} was not removed.`;
  }
  const wasStored = await buryPaper(publicId, reason, new Date());
  return `${publicId} ${wasStored ? "is removed" : "was not here"} and stays away.`;
}
