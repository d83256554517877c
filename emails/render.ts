import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** Mail programs go by it: without it some lay a page out as browsers of 1998 did. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/**
 * HTML of a part of a mail. Rendered in one go: the streams that React Email's own render uses make
 * Node follow every promise of the process from then on, a twentieth of what a mail costs. Lines are
 * broken between blocks: SMTP allows lines of 998 bytes, and some filters mistrust a page on one.
 */
export const renderFragment = (element: ReactElement): string =>
  renderToStaticMarkup(element).replace(/(<\/(?:table|p|h1|style|head)>)/g, "$1\n");

/** A whole document. */
export const renderDocument = (element: ReactElement): string => DOCTYPE + renderFragment(element);
