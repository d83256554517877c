import { PaperRow } from "../../PaperRow";
import { PaperText } from "../../PaperText";
import { rows } from "../../rows";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ list: string }> };

/** The same rows as a page of ours, rendered anew for each request from memory. */
export default async function RowsPage({ params }: Props) {
  const { list } = await params;
  if (list === "paper") return <PaperText paper={rows.paper} />;
  return (
    <main>
      <h1>Papers</h1>
      <ol>
        {rows[list === "tag" ? "tag" : "feed"].map((paper) => (
          <PaperRow key={paper.publicId} paper={paper} />
        ))}
      </ol>
    </main>
  );
}
