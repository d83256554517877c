import { answerJson, answerWithPage, readOwnForm, redirectTo } from "@/app/api/answerForm";
import { toQuery } from "@/lib/forms/query";
import { requestSubscription } from "@/lib/subscriptions/run";

export const dynamic = "force-dynamic";

/** Asks for a digest: 303 to a page that is the same for every address, or the form with its faults. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  if (form.fields.preview) {
    const { preview: _, ...fields } = form.fields;
    const query = toQuery({ ...fields, state: ["preview"] });
    return answerWithPage(`/subscribe?${query}`, 200, "There is no preview at the moment.");
  }
  const network = request.headers.get("x-forwarded-for") ?? "unknown";
  const answer = await requestSubscription(form.fields, network, new Date());
  if (form.isScript) return answerJson(STATUS[answer.outcome], answer);
  if (answer.outcome === "requested") return redirectTo("/subscribe?state=requested");
  const [state, message] =
    answer.outcome === "limited"
      ? ["limited", "There were too many requests from your network. Please try again in an hour."]
      : ["invalid", Object.values(answer.faults).join(" ")];
  const query = toQuery({ ...form.fields, state: [state] });
  return answerWithPage(`/subscribe?${query}`, STATUS[answer.outcome], message);
}

const STATUS = { requested: 202, invalid: 422, limited: 429 };
