import { paperPath } from "@/lib/paths/compose";

const FORM = "marks";

type Props = { publicId: string; upvoteCount: number; className?: string };

/**
 * Upvote and save of one paper. One form a page sends both (MarkForm), so a card costs two buttons;
 * where /js/reader.js runs, they work in place.
 */
export function MarkButtons({ publicId, upvoteCount, className }: Props) {
  const button = { type: "submit", form: FORM, name: "paper", value: publicId, className } as const;
  return (
    <>
      <button {...button}>
        Upvote <span className="number">{upvoteCount || ""}</span>
      </button>
      <button {...button} formAction="/api/save">
        Save
      </button>
    </>
  );
}

/** What can be done with a paper of a list without leaving it; the abstract opens by script. */
export function CardActions(paper: Props) {
  return (
    <span>
      <a href={`${paperPath(paper.publicId)}#abstract`}>Abstract</a>
      <MarkButtons {...paper} />
    </span>
  );
}

/** What the buttons of a page send: once a page, wherever they stand. */
export function MarkForm() {
  return (
    <form id={FORM} action="/api/upvote" method="post" hidden>
      <input type="hidden" name="value" value="on" />
    </form>
  );
}
