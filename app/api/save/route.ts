import { answerMark } from "@/app/api/answerMark";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> => answerMark("save", request);
