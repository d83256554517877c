import { answerJson, answerWithPage, readAnyForm, redirectTo } from "@/app/api/answerForm";
import { confirm } from "@/lib/readers/run";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** Confirms an address. The token is the proof, so no origin is asked for. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await readAnyForm(request);
  if (form instanceof Response) return form;
  const answer = await confirm(decodeURIComponent(token), new Date());
  if (form.isScript) return answerJson(STATUS[answer.outcome], answer);
  const path = `/confirm/${encodeURIComponent(decodeURIComponent(token))}`;
  if (answer.outcome === "confirmed" || answer.outcome === "moved") return redirectTo(path);
  return answerWithPage(path, STATUS[answer.outcome], "This link does not work any more.");
}

const STATUS = { confirmed: 200, moved: 200, taken: 409, expired: 410, unknown: 404 };
