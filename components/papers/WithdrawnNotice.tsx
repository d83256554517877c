import { PaperDate } from "@/components/text/PaperDate";

type Props = { at: Date; reason: string | null };

export function WithdrawnNotice({ at, reason }: Props) {
  return (
    <div className="notice alarm">
      <p>
        <strong>Withdrawn</strong> by its authors on <PaperDate at={at} />. It is in no feed and no
        digest; earlier versions stay at arXiv.
      </p>
      {reason && <p>{reason}</p>}
    </div>
  );
}
