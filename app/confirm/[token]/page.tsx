import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionButton, Notice } from "@/components/forms/Notice";
import { findConfirmation } from "@/lib/readers/run";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Confirm your digest",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { outcome } = await findConfirmation(token, new Date());
  if (outcome === "expired" || outcome === "unknown") notFound();
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
  return (
    <Notice heading="Confirm your digest">
      <p>One press, and the first papers come to your inbox.</p>
      <ActionButton action={`/api/confirm/${token}`} label="Confirm my digest" />
    </Notice>
  );
}
