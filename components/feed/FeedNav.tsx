import type { Order } from "@/lib/feeds/feed";
import { WINDOWS, type Window } from "@/lib/feeds/window";
import { listPath } from "@/lib/paths/compose";

const LABELS: Record<Window, string> = {
  day: "Today",
  week: "Week",
  month: "Month",
  all: "All",
};

type Props = { order: Order; window: Window; tags: string };

/** Which list this is, and its siblings as links. */
export function FeedNav({ order, window, tags }: Props) {
  const links = [
    ...(tags
      ? [{ label: "Trending", path: listPath({ order: "trending", window: "all", tags }) }]
      : []),
    ...WINDOWS.map((one) => ({
      label: LABELS[one],
      path: listPath({ order: "top", window: one, tags }),
    })),
    { label: "New", path: listPath({ order: "newest", window: "all", tags }) },
  ];
  const current = listPath({ order, window, tags });
  return (
    <nav className="tabs" aria-label="Order and time of this feed">
      {links.map(({ label, path }) => (
        <a key={path} href={path} aria-current={path === current ? "page" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
