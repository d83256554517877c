import { MarkButtons } from "@/components/papers/MarkButtons";

type Props = { publicId: string; upvoteCount: number };

/** What a reader does with a paper here; /js/copy.js shows and works "Share". */
export function PaperActions(props: Props) {
  return (
    <p className="links">
      <MarkButtons {...props} className="button quiet small" />
      <button type="button" className="button quiet small" data-share="" hidden>
        Share
      </button>
    </p>
  );
}
