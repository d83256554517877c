import type { TagMatch } from "@/lib/tags/match";
import type { IncomingPaper } from "./paper";

/** `tags` may be a getter: it is read only for papers that say something new. */
export type TaggedPaper = { paper: IncomingPaper; readonly tags: TagMatch[] };
