import type { Metadata } from "next";
import { Notice } from "@/components/forms/Notice";
import type { LinkKind } from "@/lib/links/mailedLink";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "This link does not work",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ kind: LinkKind }> };

/** What a mailed link shows when its token is worth nothing; proxy.ts leads here and sets the status. */
export default async function BrokenLinkPage({ params }: Props) {
  const isConfirmation = (await params).kind === "confirm";
  return (
    <Notice heading={`This link does not work${isConfirmation ? " any more" : ""}`}>
      {isConfirmation ? <ConfirmationAdvice /> : <StandingAdvice />}
      <p>
        Or <a href="/search">look for a paper</a>.
      </p>
    </Notice>
  );
}

const ConfirmationAdvice = () => (
  <p>
    Confirmation links work once, for 48 hours, and must be whole: some mail programs cut long
    addresses. <a href="/subscribe">Ask for a new one</a>.
  </p>
);

const StandingAdvice = () => (
  <p>It may have been cut by your mail program. Please use the link of the latest mail you got.</p>
);
