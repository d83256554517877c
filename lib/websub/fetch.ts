/** A hub only has to write an address down; the next run tells it again. */
const DEADLINE_MS = 10_000;

/**
 * Tells a hub that these feeds changed: one POST, form-encoded, with `hub.url` once for each. The
 * standard leaves this call open (W3C WebSub, section 7); hubs take that of PubSubHubbub 0.4, 7.1.
 * Throws when the hub does not answer with 2xx.
 */
export async function fetchAcceptance(
  hubUrl: string,
  topics: string[],
  signal?: AbortSignal,
): Promise<void> {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const form = new URLSearchParams([
    ["hub.mode", "publish"],
    ...topics.map((topic) => ["hub.url", topic]),
  ]);
  const response = await fetch(hubUrl, {
    method: "POST",
    body: form,
    redirect: "error",
    signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The WebSub hub answered HTTP ${response.status}.`);
}
