import { checkReadiness } from "@/lib/readiness/run";

export const dynamic = "force-dynamic";

/** 200 when this process can serve readers, else 503 with the reason. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  const isReady = readiness.outcome === "ready";
  return new Response(isReady ? "ready\n" : `not ready: ${readiness.reason}\n`, {
    status: isReady ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
