import { previewEdition } from "@/lib/editions/preview/run";
import type { Fields } from "@/lib/subscriptions/form";
import { readPreviewWish } from "@/lib/subscriptions/preview";

/**
 * What the next mail would say by a form sent with its button "Preview", or by a link that brings a
 * search; null when nothing was asked.
 */
export const readPreview = async (fields: Fields, readerId: number | null) =>
  fields.state?.[0] === "preview" || fields.q
    ? previewEdition(readPreviewWish(fields), readerId, new Date())
    : null;
