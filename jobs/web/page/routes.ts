import type { Metadata } from "next";
import type { ReactNode } from "react";

type Props = { params: Promise<never> };
/** A page.tsx, asked for its content and for what its head says. */
export type PageModule = {
  default: (props: Props) => ReactNode | Promise<ReactNode>;
  generateMetadata: (props: Props) => Metadata | Promise<Metadata>;
};
export type FoundRoute = { load: () => Promise<PageModule>; params: Params };
type Params = Record<string, string | string[]>;

/** The pages that are asked for under endless many addresses, by their folders under app/. */
const ROUTES: Record<string, () => Promise<PageModule>> = {
  "/top/[window]/[[...after]]": () => import("@/app/top/[window]/[[...after]]/page"),
  "/new/[[...after]]": () => import("@/app/new/[[...after]]/page"),
  "/tags/[tags]/[[...list]]": () => import("@/app/tags/[tags]/[[...list]]/page"),
  "/tag-index/[order]": () => import("@/app/tag-index/[order]/page"),
  "/papers/[id]": () => import("@/app/papers/[id]/page"),
  "/calendar/year/[year]": () => import("@/app/calendar/year/[year]/page"),
  "/calendar/[kind]/[day]/[[...after]]": () =>
    import("@/app/calendar/[kind]/[day]/[[...after]]/page"),
};

/** Pure: the page behind a path that proxy.ts would rewrite to, or null when it is not one of these. */
export function findRoute(path: string): FoundRoute | null {
  const given = path.split("/");
  for (const [route, load] of Object.entries(ROUTES)) {
    const params = matchSegments(route.split("/"), given);
    if (params) return { load, params };
  }
  return null;
}

function matchSegments(route: string[], given: string[]): Params | null {
  const params: Params = {};
  for (const [place, segment] of route.entries()) {
    const rest = /^\[\[\.\.\.(\w+)\]\]$/.exec(segment)?.[1];
    if (rest) {
      if (given.length > place) params[rest] = given.slice(place);
      return params;
    }
    const name = /^\[(\w+)\]$/.exec(segment)?.[1];
    const value = given[place];
    if (value === undefined || (!name && value !== segment)) return null;
    if (name) params[name] = value;
  }
  return given.length === route.length ? params : null;
}
