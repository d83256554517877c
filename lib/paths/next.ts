/** Longer than any address of a page of ours. */
const LENGTH_MAX = 300;
/** A path on this site: "//host" and "/\host" would lead to another one. Nothing that ends a cookie. */
const OWN_PATH = /^\/(?![/\\])[\w\-./~%?=&:@!$'()*+]*$/;

/** Where to go after signing in, as an address or form says it; null when that is not one of our pages. */
export function parseNext(text: string | undefined): string | null {
  return text && text.length <= LENGTH_MAX && OWN_PATH.test(text) ? text : null;
}

/** The page to sign in at, which leads back to `path`. */
export const signInPath = (path: string): string => `/signin?next=${encodeURIComponent(path)}`;
