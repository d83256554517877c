import { redirectTo } from "@/app/api/answerForm";
import { readReadersForm } from "@/app/api/readSignedIn";
import { leave } from "@/lib/readers/leave/run";
import { composeSignOutCookie } from "@/lib/readers/session/run";

export const dynamic = "force-dynamic";

/** Deletes a signed-in reader, who typed the word that means it. */
export async function POST(request: Request): Promise<Response> {
  const sent = await readReadersForm(request);
  if (sent instanceof Response) return sent;
  const { form, reader } = sent;
  if (form.fields.confirm?.[0]?.trim().toLowerCase() !== "delete") {
    return redirectTo("/me?state=unsure");
  }
  await leave(reader.id, new Date());
  const response = redirectTo("/privacy");
  response.headers.set("Set-Cookie", composeSignOutCookie());
  return response;
}
