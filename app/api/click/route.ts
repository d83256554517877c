import { readOwnForm } from "@/app/api/answerForm";
import { recordClick } from "@/lib/clicks/run";
import { CLIENT_HEADER } from "@/lib/network/client";

export const dynamic = "force-dynamic";

/** Counts a click on a link of a paper (`paper`, `to`); a beacon reads no answer, so it is always 204. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const [paper = "", to = ""] = [form.fields.paper?.[0], form.fields.to?.[0]];
  const network = request.headers.get(CLIENT_HEADER) ?? "unknown";
  await recordClick({ paper, to }, network, new Date());
  return new Response(null, { status: 204 });
}
