import type { Metadata } from "next";
import { SearchForm } from "@/components/search/SearchForm";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="prose">
      <h1>There is nothing at this address</h1>
      <p>
        The address may be mistyped, or the paper may not have arrived here yet: papers come in once
        a day. Nothing on your side is broken.
      </p>
      <SearchForm place="page" />
      <ul>
        <li>
          <a href="/">Trending papers</a>
        </li>
        <li>
          <a href="/tags">All tags</a>
        </li>
        <li>
          <a href="/search">Search</a>, also by arXiv id
        </li>
      </ul>
    </div>
  );
}
