import { SearchForm } from "@/components/search/SearchForm";

/** The same on every page, so that cached pages need to know nothing of where they are. */
export function SiteHeader() {
  return (
    <header className="site">
      <div className="bar">
        <a className="wordmark" href="/">
          Paperfeed
        </a>
        <nav aria-label="Main">
          <a href="/">Trending</a>
          <a href="/new">New</a>
          <a href="/tags">Tags</a>
        </nav>
        <search>
          <SearchForm place="header" />
        </search>
        <a className="own" href="/me">
          <span>Sign in</span>
          <span>You</span>
        </a>
        <a className="button small" href="/subscribe">
          Subscribe
        </a>
        <button type="button" className="icon-button" data-switch="theme" aria-label="Theme" hidden>
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>
  );
}
