export function SiteFooter() {
  return (
    <footer className="site">
      <nav aria-label="About this site">
        <a href="/about">About</a>
        <a href="/about/ranking">How papers are ranked</a>
        <a href="/papers/date">Archive</a>
        <a href="/editions">Past editions</a>
        <a href="/feed.xml">RSS</a>
        <a href="/atom.xml">Atom</a>
        <a href="/feed.json">JSON feed</a>
        <a href="/privacy">Privacy</a>
        <a href="/status">Status</a>
        <button type="button" data-keys="" hidden>
          Keys
        </button>
      </nav>
      <p>
        Titles and abstracts come from{" "}
        <a href="https://arxiv.org" rel="noreferrer">
          arXiv
        </a>
        , which neither runs nor endorses this site.
      </p>
    </footer>
  );
}
