import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findViolations } from "./rules";

const root = fileURLToPath(new URL("../../../", import.meta.url));

function listSources(): string[] {
  const flags = ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"];
  const files = execFileSync("git", flags, { cwd: root, encoding: "utf8" }).split("\n");
  return files.filter((file) => file !== "" && existsSync(root + file));
}

const WRONG: [file: string, source: string][] = [
  ["lib/papers/tldr.ts", `import { cookies } from "next/headers";`],
  ["lib/feeds/store.ts", `import { cache } from "react";`],
  ["lib/runs/run.ts", `import cron from "node-cron";`],
  ["lib/mail/run.ts", `import { renderDigest } from "@/emails/digest";`],
  ["lib/papers/run.ts", `export { start } from "../../jobs/start";`],
  ["lib/tags/match.ts", `import { findTag } from "./store";`],
  ["lib/ranking/score.ts", `import { settings } from "@/lib/env";`],
  ["lib/listing/parse.ts", `import { readFile } from "node:fs/promises";`],
  ["lib/ranking/run.ts", `import { database } from "@/lib/database/client";`],
  ["lib/feeds/rss.ts", `const { log } = await import("@/lib/log");`],
  ["lib/editions/run.ts", `import nodemailer from "nodemailer";`],
  ["lib/arxiv/run.ts", `export const load = (url: string) => fetch(url);`],
  ["lib/search/query.ts", `export const limit = process.env.LIMIT;`],
  ["components/feed/card.tsx", `import { listFeed } from "@/lib/feeds/store";`],
  ["components/site/header.tsx", `import { settings } from "../../lib/env";`],
  ["emails/digest.tsx", `import { FeedCard } from "@/components/feed/card";`],
  ["emails/confirm.tsx", `import { findReader } from "@/lib/readers/store";`],
  ["app/page.tsx", `import { PrismaClient } from "@/prisma/generated/client";`],
  ["app/api/subscribe/route.ts", `import { deliverDueMail } from "@/jobs/mail";`],
  ["app/top/page.tsx", `import { Client } from "pg";`],
  ["jobs/worker.ts", `import cron from "node-cron";`],
  ["jobs/job.ts", `import { FeedCard } from "@/components/feed/card";`],
  ["jobs/web/makePage.ts", `import { readFeed } from "@/app/readFeed";`],
  ["jobs/start.ts", `export const port = process.env.PORT;`],
  ["jobs/import.ts", `import { PrismaPg } from "@prisma/adapter-pg";`],
];

const RIGHT: [file: string, source: string][] = [
  ["lib/papers/store.ts", `import { database } from "@/lib/database/client";`],
  ["lib/papers/store.ts", `import { Client } from "pg";`],
  ["lib/ingest/run.ts", `import { savePapers } from "@/lib/papers/store";`],
  ["lib/arxiv/fetch.ts", `export const load = (url: string) => fetch(url);`],
  ["lib/mail/send.ts", `import nodemailer from "nodemailer";`],
  ["lib/tokens/token.ts", `import { createHmac } from "node:crypto";`],
  [
    "lib/feeds/rss.ts",
    `// process.env and fetch(url) in a comment are only words\nexport const a = 1;`,
  ],
  ["components/feed/card.tsx", `import type { FeedPaper } from "@/lib/feeds/feed";`],
  ["emails/digest.tsx", `import { formatAuthors } from "@/lib/papers/authors";`],
  ["app/top/[window]/page.tsx", `import { listFeed } from "@/lib/feeds/store";`],
  ["jobs/schedule.ts", `import cron from "node-cron";`],
  ["jobs/mail.ts", `import { renderDigest } from "@/emails/digest";`],
  ["jobs/web/page/routes.ts", `import { readFeed } from "@/app/readFeed";`],
  ["jobs/start.ts", `import { migrate } from "@/prisma/migrate";`],
];

describe("boundaries", () => {
  it("hold in every file of the product", () => {
    const broken = listSources().flatMap((file) =>
      findViolations(file, readFileSync(root + file, "utf8")),
    );
    expect(broken).toEqual([]);
    // Every file is parsed: seconds on a busy machine.
  }, 60_000);

  it.each(WRONG)("reject in %s: %s", (file, source) => {
    expect(findViolations(file, source)).not.toEqual([]);
  });

  it.each(RIGHT)("accept in %s: %s", (file, source) => {
    expect(findViolations(file, source)).toEqual([]);
  });
});
