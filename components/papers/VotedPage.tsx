import { Notice } from "@/components/forms/Notice";
import { formatCount } from "@/components/text/formatDay";
import { MathText } from "@/components/text/MathText";
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
        <a href={path}>
          <MathText text={marks.title} />
        </a>
        {marks.upvoteCount > 0 && ` · ${formatUpvotes(marks.upvoteCount)}`}
      </p>
      {isSignedIn ? (
        <div className="links">
          <MarkForm kind="upvote" publicId={marks.publicId} isOn={marks.isUpvoted} />
          <MarkForm kind="save" publicId={marks.publicId} isOn={marks.isSaved} />
        </div>
      ) : (
        <p>
          <a href={signInPath(path)}>Sign in</a> to upvote and save papers.
        </p>
      )}
      <p>
        <a href="/me">Your saves and upvotes</a> · <a href="/">Trending papers</a>
      </p>
    </Notice>
  );
}

const formatUpvotes = (count: number) =>
  `${formatCount(count)} ${count === 1 ? "upvote" : "upvotes"}`;

const LABELS = {
  upvote: { set: "Upvote", undo: "Take the upvote back" },
  save: { set: "Save", undo: "Take out of your saves" },
};

function MarkForm(props: { kind: MarkKind; publicId: string; isOn: boolean }) {
  const { kind, publicId, isOn } = props;
  return (
    <form action={`/api/${kind}`} method="post">
      <input type="hidden" name="paper" value={publicId} />
      <input type="hidden" name="value" value={isOn ? "off" : "on"} />
      <button className="button quiet" type="submit">
        {LABELS[kind][isOn ? "undo" : "set"]}
      </button>
    </form>
  );
}
