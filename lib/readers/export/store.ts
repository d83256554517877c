import { database } from "@/lib/database/client";

/** Everything stored of a reader, in the words of the product. */
export type ReaderExport = {
  email: string;
  state: string;
  createdAt: Date;
  confirmedAt: Date | null;
  subscription: unknown;
  letters: { kind: string; state: string; createdAt: Date }[];
  deliveries: { kind: string; editionOn: string; state: string; papers: string[] }[];
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
  return reader && { ...reader, deliveries: await listDeliveries(readerId) };
}

/** Index: deliveries_of_reader. */
function listDeliveries(readerId: number): Promise<ReaderExport["deliveries"]> {
  return database().$queryRaw`
    SELECT e.kind, e.edition_on::text AS "editionOn", d.state,
      ARRAY(SELECT p.public_id FROM unnest(d.paper_ids) WITH ORDINALITY AS given (id, place)
            JOIN papers p ON p.id = given.id ORDER BY given.place) AS papers
    FROM deliveries d JOIN editions e ON e.id = d.edition_id
    WHERE d.reader_id = ${readerId} ORDER BY d.created_at, d.id`;
}
