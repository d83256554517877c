import { ImageResponse } from "next/og";
import { ShareCard } from "@/components/cards/ShareCard";
import { type Card, paperCard, tagCard } from "@/lib/cards/card";
import { takeTurn } from "@/lib/cards/turns";
import { findPaper } from "@/lib/papers/store";
import { findTagBySlug } from "@/lib/tags/taxonomy";

/** What OpenGraph's readers show whole (1.91:1). */
const SIZE = { width: 1200, height: 630 };
/** A title changes rarely, and who shows a card keeps it anyway. */
const CACHE_CONTROL = "public, max-age=86400, stale-while-revalidate=604800";

/** /papers/{id}/card.png and /tags/{slug}/card.png; proxy.ts leads here. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ kind: string; name: string }> },
): Promise<Response> {
  const { kind, name } = await params;
  const card = await readCard(kind, decodeURIComponent(name));
  if (!card) return new Response("There is no such card.\n", { status: 404 });
  const png = await takeTurn(() => new ImageResponse(<ShareCard {...card} />, SIZE).arrayBuffer());
  if (!png) {
    return new Response("Too many cards at once.\n", {
      status: 503,
      headers: { "Retry-After": "5" },
    });
  }
  return new Response(png, {
    headers: { "Content-Type": "image/png", "Cache-Control": CACHE_CONTROL },
  });
}

async function readCard(kind: string, name: string): Promise<Card | null> {
  if (kind === "tag") {
    const tag = findTagBySlug(name);
    return tag ? tagCard(tag) : null;
  }
  const paper = await findPaper(name);
  return paper && paperCard(paper);
}
