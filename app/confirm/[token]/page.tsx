import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ActionButton, Notice } from "@/components/forms/Notice";
import { findConfirmation } from "@/lib/readers/run";

export const dynamic = "force-dynamic";
type Props = { params: Promise<{ token: string }> };

/** Read once for head and body. */
const readOutcome = cache(async (token: string) => {
  const { outcome } = await findConfirmation(token, new Date());
  // Thrown while the head is made, so that the server renders the answer with its 404.
  if (outcome === "expired" || outcome === "unknown") notFound();
  return outcome;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await readOutcome((await params).token);
  return {
    title: "Confirm your digest",
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  const outcome = await readOutcome(token);
  if (outcome === "confirmed") {
    return (
      <Notice heading="You are subscribed">
        <p>Your first papers are on their way, and the next come at your hour.</p>
        <p>
          <a href="/">Back to the papers</a>
        </p>
      </Notice>
    );
  }
  if (outcome === "moved") {
    return (
      <Notice heading="Your address is changed">
        <p>The digest comes to your new address from now on.</p>
      </Notice>
    );
  }
  return (
    <Notice heading="Confirm">
      <p>One press, and the papers come to your inbox.</p>
      <ActionButton action={`/api/confirm/${token}`} label="Confirm my digest" />
    </Notice>
  );
}
