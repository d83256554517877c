import type { Metadata } from "next";
import { EditionArchive } from "@/components/editions/EditionArchive";
import { listArchive } from "@/lib/editions/archive/store";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Past editions",
  description: "Every day's digest, to read in the browser.",
};

/** A year: what is older is found by its date. */
const DAYS_MAX = 366;

export default async function Page() {
  return (
    <div className="prose">
      <h1>Past editions</h1>
      <p>
        Every day's digest, as someone who follows everything gets it. Add a tag to the address of a
        day, as in <code>/editions/2026-03-10/agents</code>, to see the one of that tag.
      </p>
      <EditionArchive editions={await listArchive(DAYS_MAX)} />
      <p>
        <a href="/subscribe">Get it by email</a> · <a href="/papers/date">All papers by day</a>
      </p>
    </div>
  );
}
