import { Notice } from "@/components/forms/Notice";
import type { Done, MarkKind, PaperMarks } from "@/lib/marks/mark";
import { paperPath } from "@/lib/paths/compose";
import { signInPath } from "@/lib/paths/next";

type Props = { marks: PaperMarks; done: Done | null; isSignedIn: boolean };

const HEADINGS: Record<Done, string> = {
  upvoted: "Upvoted",
  "upvote-undone": "Upvote taken back",
  saved: "Saved",
  "save-undone": "No longer saved",
};

/** Where an upvote or save without JavaScript lands: what was done, and a button for the opposite. */
export function VotedPage({ marks, done, isSignedIn }: Props) {
  const path = paperPath(marks.publicId);
  return (
    <Notice heading={done ? HEADINGS[done] : "Your vote"}>
      <p>
        <a href={path}>{marks.title}</a>
      </p>
      {isSignedIn ? (
        <>
          <MarkForm kind="upvote" publicId={marks.publicId} isOn={marks.isUpvoted} />
          <MarkForm kind="save" publicId={marks.publicId} isOn={marks.isSaved} />
        </>
      ) : (
        <p>
          <a href={signInPath(path)}>Sign in</a> to upvote and save papers.
        </p>
      )}
    </Notice>
  );
}

const LABELS = {
  upvote: { set: "Upvote", undo: "Take the upvote back" },
  save: { set: "Save", undo: "Take out of your saves" },
};

function MarkForm(props: { kind: MarkKind; publicId: string; isOn: boolean }) {
  const { kind, publicId, isOn } = props;
  return (
    <form className="form" action={`/api/${kind}`} method="post">
      <input type="hidden" name="paper" value={publicId} />
      <input type="hidden" name="value" value={isOn ? "off" : "on"} />
      <button className="button quiet" type="submit">
        {LABELS[kind][isOn ? "undo" : "set"]}
      </button>
    </form>
  );
}
