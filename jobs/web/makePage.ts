import type { PageRenderer } from "./page/render";
import { type Answer, renderAlone } from "./renderAlone";
import type { SharedAddress } from "./sharedAddress";
import { finishPage, type SharedPage } from "./sharedPage";

/** An address no page has, so that Next answers with the page that says so. */
const NO_PAGE = "/no-such-page";

/**
 * The answer for a shared address: from `render`, of the pages it knows, else from Next. What Next
 * renders for a page that finds nothing is empty without its scripts: the page that says so is sent.
 */
export async function makePage(
  answer: Answer,
  { key, path, isPage }: SharedAddress,
  render?: PageRenderer,
): Promise<SharedPage> {
  const rendered = isPage ? await render?.(key) : null;
  if (rendered) return finishPage(rendered, isPage);
  const page = finishPage(await renderAlone(answer, path), isPage);
  if (!isPage || page.status !== 404) return page;
  const { body } = finishPage(await renderAlone(answer, NO_PAGE));
  return { ...page, body };
}
