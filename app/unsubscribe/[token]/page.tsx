import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionButton, Notice } from "@/components/forms/Notice";
import { maskAddress } from "@/lib/readers/address";
import { findReaderByToken } from "@/lib/readers/run";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Unsubscribe",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const reader = await findReaderByToken("unsubscribe", decodeURIComponent(token));
  if (!reader) notFound();
  const address = maskAddress(reader.email);
  const action = `/api/unsubscribe/${token}`;
  if (reader.state === "unsubscribed") {
    return (
      <Notice heading="You are unsubscribed">
        <p>No further digest goes to {address}.</p>
        <p>
          By mistake? <a href="/subscribe">Subscribe again</a>.
        </p>
      </Notice>
    );
  }
  if (reader.state === "pending") {
    return (
      <Notice heading="This was not you?">
        <p>
          Someone typed {address} into our form. Press the button and we will not write there again.
        </p>
        <ActionButton action={action} label="This was not me" />
      </Notice>
    );
  }
  return (
    <Notice heading="Unsubscribe">
      <p>Stop the digest to {address}?</p>
      <ActionButton action={action} label="Unsubscribe" />
    </Notice>
  );
}
