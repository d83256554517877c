import { readMetrics } from "@/lib/metrics/run";

export const dynamic = "force-dynamic";

const NOT_KEPT = { "Cache-Control": "no-store" };

/** Prometheus text for whoever bears METRICS_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  const metrics = await readMetrics(request.headers.get("authorization"), new Date());
  if (metrics.outcome === "closed")
    return new Response("Not found\n", { status: 404, headers: NOT_KEPT });
  if (metrics.outcome === "refused") {
    const headers = { ...NOT_KEPT, "WWW-Authenticate": "Bearer" };
    return new Response("The bearer token is missing or wrong.\n", { status: 401, headers });
  }
  const headers = { ...NOT_KEPT, "Content-Type": "text/plain; version=0.0.4; charset=utf-8" };
  return new Response(metrics.text, { headers });
}
