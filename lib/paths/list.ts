import { isWindow } from "@/lib/feeds/window";
import type { ListPath } from "@/lib/paths/compose";

/**
 * What follows a tag in an address: nothing (trending), "new", or "top" and a window, and then
 * perhaps "after" and a cursor. Null when it is anything else.
 */
export function parseListRest(
  tags: string,
  segments: string[],
): { list: ListPath; rest: string[] } | null {
  const [first, second] = segments;
  if (first === "new") {
    return { list: { order: "newest", window: "all", tags }, rest: segments.slice(1) };
  }
  if (first === "top" && second !== undefined && isWindow(second)) {
    return { list: { order: "top", window: second, tags }, rest: segments.slice(2) };
  }
  if (first !== undefined && first !== "after") return null;
  return { list: { order: "trending", window: "all", tags }, rest: segments };
}
