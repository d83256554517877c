import { Client } from "pg";
import { runCommand } from "@/jobs/child";
import type { IncomingPaper } from "@/lib/papers/paper";
import { statePaper } from "@/lib/papers/statement";
import { CURRENT } from "@/lib/ranking/formula";
import { scorePaper } from "@/lib/ranking/score";
import { METHOD, matchTags } from "@/lib/tags/match";
import { copyRows, type Row } from "./copy";
import { readCorpus } from "./corpus";
import { composePaper, composeReadings, type Era } from "./paper";
import { type BenchReader, composeReader, listInterests } from "./reader";

/** One part of the data, made and copied by one process, so that all cores work. */
export type Shard = {
  url: string;
  what: "papers" | "readers";
  era: { count: number; until: string };
  /** First and last number, both included. */
  first: number;
  last: number;
};

/** Rows that one COPY carries: a few megabytes. */
const BATCH = 2_000;

const PAPERS = `papers (id, public_id, arxiv_id, title, abstract, tldr, authors, primary_category,
  categories, comment, links, version, versions, submitted_at, revised_at, withdrawn_at, source,
  stated_at, content_hash, first_seen_at, changed_at)`;
const SCORES = "scores (paper_id, score, merit, listed_at, parts, formula, scored_at)";
const PAPER_TAGS = `paper_tags (paper_id, tag_id, confidence, is_primary, evidence, method, score,
  merit, listed_at)`;
const OBSERVATIONS = "observations (paper_id, signal, source, observed_at, value)";
const READERS = "readers (id, email, email_key, state, created_at, confirmed_at)";
const SUBSCRIPTIONS = `subscriptions (reader_id, tags, excluded_tags, authors, phrases, cadence, hour,
  time_zone, created_at, updated_at)`;

runCommand(async () => {
  const shard: Shard = JSON.parse(process.argv[2] ?? "{}");
  const era = { count: shard.era.count, until: new Date(shard.era.until) };
  const client = new Client({ connectionString: shard.url });
  await client.connect();
  // No checks of foreign keys and no requests for scores: the rows are whole as they come.
  await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
  const write =
    shard.what === "papers"
      ? await createPaperWriter(client, era)
      : await createReaderWriter(client, era.until);
  for (let first = shard.first; first <= shard.last; first += BATCH) {
    const length = Math.min(BATCH, shard.last - first + 1);
    const places = Array.from({ length }, (_, index) => first + index);
    await write(places);
  }
  await client.end();
  return 0;
});

async function createPaperWriter(client: Client, era: Era) {
  const corpus = await readCorpus();
  const { rows } = await client.query<{ id: number; slug: string }>("SELECT id, slug FROM tags");
  const tagIds = new Map(rows.map((row) => [row.slug, row.id]));
  return async (places: number[]) => {
    const made = places.map((place) =>
      composeRows({ id: place, era, tagIds }, composePaper(corpus, era, place)),
    );
    await copyRows(
      client,
      PAPERS,
      made.map((one) => one.paper),
    );
    await copyRows(
      client,
      SCORES,
      made.flatMap((one) => one.score),
    );
    await copyRows(
      client,
      PAPER_TAGS,
      made.flatMap((one) => one.tags),
    );
    await copyRows(
      client,
      OBSERVATIONS,
      made.flatMap((one) => one.readings),
    );
  };
}

/** Everything stored of one paper, by the code that ingest and ranking use. */
function composeRows(
  { id, era, tagIds }: { id: number; era: Era; tagIds: Map<string, number> },
  incoming: IncomingPaper,
) {
  const paper = statePaper(incoming);
  const readings = composeReadings(era, id);
  const seenAt = paper.submittedAt ?? era.until;
  const dates = { announcedOn: null, submittedAt: paper.submittedAt };
  const isShown = paper.withdrawnAt === null;
  const { title, abstract, links } = paper;
  const authorCount = paper.authors.length;
  const text = { title, abstract, links, authorCount };
  const tags = matchTags(incoming);
  const primaryTag = tags.find(({ isPrimary }) => isPrimary)?.slug ?? null;
  const score = scorePaper({ ...text, ...dates, primaryTag, readings }, era.until);
  const copies = isShown ? [score.score, score.merit, score.listedAt] : [null, null, null];
  return {
    paper: [
      ...[id, paper.publicId, paper.arxivId, title, abstract, paper.tldr, paper.authors],
      ...[paper.primaryCategory, paper.categories, paper.comment, JSON.stringify(links)],
      ...[paper.version, JSON.stringify(paper.versions), paper.submittedAt, paper.revisedAt],
      ...[paper.withdrawnAt, paper.source, paper.statedAt, paper.contentHash, seenAt, seenAt],
    ] satisfies Row,
    score: isShown
      ? [[id, ...copies, JSON.stringify(score.parts), CURRENT.name, era.until] satisfies Row]
      : [],
    tags: tags.map(
      (tag): Row => [
        ...[id, tagIds.get(tag.slug) ?? null, tag.confidence, tag.isPrimary, tag.evidence, METHOD],
        ...copies,
      ],
    ),
    readings: readings.map(
      (one): Row => [...[id, one.signal, one.source, one.observedAt, one.value]],
    ),
  };
}

async function createReaderWriter(client: Client, until: Date) {
  const interests = listInterests(await readCorpus());
  return (places: number[]) =>
    writeReaders(
      client,
      places.map((id) => ({ id, ...composeReader(interests, id) })),
      until,
    );
}

async function writeReaders(
  client: Client,
  readers: (BenchReader & { id: number })[],
  until: Date,
): Promise<void> {
  await copyRows(
    client,
    READERS,
    readers.map(({ id, email, state }) => [
      ...[id, email, email, state, until, state === "pending" ? null : until],
    ]),
  );
  await copyRows(
    client,
    SUBSCRIPTIONS,
    readers.map((one) => [
      ...[one.id, one.tags, [], one.authors, one.phrases, one.cadence, one.hour],
      ...[one.timeZone, until, until],
    ]),
  );
}
