import { answerJson, redirectTo } from "@/app/api/answerForm";
import { readReadersForm } from "@/app/api/readSignedIn";
import { changeSearches } from "@/lib/subscriptions/searches/run";

export const dynamic = "force-dynamic";

/** Adds or takes away one search that a signed-in reader follows. */
export async function POST(request: Request): Promise<Response> {
  const sent = await readReadersForm(request);
  if (sent instanceof Response) return sent;
  const { form, reader } = sent;
  const answer = await changeSearches(reader.id, form.fields, new Date());
  if (form.isScript) return answerJson(STATUS[answer.outcome], answer);
  if (answer.outcome !== "invalid") return redirectTo("/me#searches");
  const typed = new URLSearchParams({ add: (form.fields.add?.[0] ?? "").slice(0, TYPED_MAX) });
  return redirectTo(`/me?${typed}#add`);
}

const STATUS = { changed: 200, invalid: 422, unknown: 404 };
/** Enough to see what was wrong with it. */
const TYPED_MAX = 200;
