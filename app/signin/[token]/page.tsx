import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Notice } from "@/components/forms/Notice";
import { isSignInLive } from "@/lib/readers/signin/run";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Sign in",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isSignInLive(decodeURIComponent(token), new Date()))) notFound();
  return (
    <Notice heading="Sign in">
      <form className="form" action="/api/signin" method="post" data-reader="">
        <input type="hidden" name="token" value={token} />
        <button className="button" type="submit">
          Sign in on this device
        </button>
      </form>
    </Notice>
  );
}
