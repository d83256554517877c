import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FeedPaper } from "@/lib/feeds/feed";
import type { PaperDetail } from "@/lib/papers/detail";

/** What our own pages show, as the bench read it from the database; dates are text. */
export type Rows = { feed: FeedPaper[]; tag: FeedPaper[]; paper: PaperDetail };

/** In memory before the first request: the page that uses it asks no database. */
export const rows: Rows = JSON.parse(readFileSync(join(process.cwd(), "rows.json"), "utf8"));
