import { render } from "@react-email/render";
import type { ReactElement } from "react";
import { tidyHtml } from "./tidyHtml";

/** HTML of a part of a mail: without the document type that stands once, at the top of the whole. */
export async function renderFragment(element: ReactElement): Promise<string> {
  const html = await render(element);
  return tidyHtml(html.replace(/^<!DOCTYPE[^>]*>/, ""));
}
