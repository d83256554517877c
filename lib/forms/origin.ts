/** The headers by which a browser says where a request comes from. */
export type Origin = { secFetchSite: string | null; origin: string | null; host: string | null };

/**
 * Whether a form was sent from a page of ours. Sec-Fetch-Site decides where the browser sends it:
 * under `Referrer-Policy: no-referrer` the Origin header is "null" even for our own pages. A request
 * with neither comes from no browser, so no visitor's name is misused by it.
 */
export function isOwnOrigin({ secFetchSite, origin, host }: Origin, appUrl: string): boolean {
  if (secFetchSite) return secFetchSite === "same-origin";
  if (!origin) return true;
  if (origin === new URL(appUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
