import { database } from "@/lib/database/client";

/** Everything stored of a reader, in the words of the product. */
export type ReaderExport = {
  email: string;
  state: string;
  createdAt: Date;
  confirmedAt: Date | null;
  subscription: unknown;
  letters: { kind: string; state: string; createdAt: Date }[];
  deliveries: ExportedDelivery[];
  /** Upvotes and saves. */
  marks: { kind: string; paper: string; markedAt: Date }[];
};

type ExportedDelivery = {
  kind: string;
  editionOn: string;
  state: string;
  papers: string[];
  /** The search that found each paper, or ""; null when none found any. */
  foundBy: string[] | null;
};

/** Null when there is no such reader. */
export async function findReaderExport(readerId: number): Promise<ReaderExport | null> {
  const reader = await database().reader.findUnique({
    where: { id: readerId },
    select: {
      email: true,
      state: true,
      createdAt: true,
      confirmedAt: true,
      subscription: { omit: { id: true, readerId: true } },
      letters: {
        select: { kind: true, state: true, createdAt: true },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  if (!reader) return null;
  const [deliveries, marks] = await Promise.all([listDeliveries(readerId), listMarks(readerId)]);
  return { ...reader, deliveries, marks };
}

/** Index: deliveries_of_reader. */
function listDeliveries(readerId: number): Promise<ReaderExport["deliveries"]> {
  return database().$queryRaw`
    SELECT e.kind, e.edition_on::text AS "editionOn", d.state,
      ARRAY(SELECT p.public_id FROM unnest(d.paper_ids) WITH ORDINALITY AS given (id, place)
            JOIN papers p ON p.id = given.id ORDER BY given.place) AS papers,
      d.found_by AS "foundBy"
    FROM deliveries d JOIN editions e ON e.id = d.edition_id
    WHERE d.reader_id = ${readerId} ORDER BY d.created_at, d.id`;
}

/** Index: marks_of_reader. */
function listMarks(readerId: number): Promise<ReaderExport["marks"]> {
  return database().$queryRaw`
    SELECT kind, public_id AS paper, marked_at AS "markedAt"
    FROM marks JOIN papers ON papers.id = paper_id
    WHERE reader_id = ${readerId} ORDER BY kind, marked_at DESC, paper_id DESC`;
}
