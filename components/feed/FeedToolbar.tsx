import { FeedNav } from "@/components/feed/FeedNav";
import type { Order } from "@/lib/feeds/feed";
import type { Window } from "@/lib/feeds/window";

type Props = { order: Order; window: Window; tags: string };

/** Links to sibling lists, and the density switch, which /js/looks.js shows and works. */
export function FeedToolbar(props: Props) {
  return (
    <div className="toolbar">
      <FeedNav {...props} />
      <button
        type="button"
        className="icon-button"
        data-switch="density"
        aria-label="Density"
        hidden
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M3 5h14M3 10h14M3 15h14" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
    </div>
  );
}
