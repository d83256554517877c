/** The process answers: nothing else is asked, so that a slow database does not end it. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
}
