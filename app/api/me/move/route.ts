import { answerJson, redirectTo } from "@/app/api/answerForm";
import { readReadersForm } from "@/app/api/readSignedIn";
import { requestMove } from "@/lib/readers/move/run";

export const dynamic = "force-dynamic";

/** Asks to move a signed-in reader to another address, which must confirm. */
export async function POST(request: Request): Promise<Response> {
  const sent = await readReadersForm(request);
  if (sent instanceof Response) return sent;
  const { form, reader } = sent;
  const network = request.headers.get("x-forwarded-for") ?? "unknown";
  const email = form.fields.email?.[0] ?? "";
  const { outcome } = await requestMove(reader.id, email, network, new Date());
  if (form.isScript)
    return answerJson({ requested: 202, malformed: 422, limited: 429 }[outcome], { outcome });
  return redirectTo(`/me?state=${outcome}`);
}
