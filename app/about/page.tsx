import type { Metadata } from "next";

export const metadata: Metadata = {
  title: "About",
  description: "What Paperfeed is, what it promises and what it does not do.",
};

export default function AboutPage() {
  return (
    <article className="prose">
      <h1>About Paperfeed</h1>
      <p>
        Hundreds of papers are announced every day. Paperfeed reads their titles and abstracts,
        gives each its tags, and puts those that draw attention on top, with the reason beside them.
        You can read it here, in a feed reader, or in one mail a day.
      </p>
      <h2>Three ways to use it</h2>
      <ul>
        <li>
          <a href="/">The trending papers</a> of the day, week, month or all time.
        </li>
        <li>
          <a href="/tags">A page for every tag</a>, each with RSS, Atom and JSON feeds. Join up to
          three tags in one address, or leave some out.
        </li>
        <li>
          <a href="/subscribe">A digest by mail</a> of the tags and searches you follow, at the hour
          you choose. One click ends it.
        </li>
      </ul>
      <h2>What it promises</h2>
      <ul>
        <li>No paper is lost: every announced one is accounted for.</li>
        <li>
          Every rank, tag and mail can say why. <a href="/about/ranking">How papers are ranked</a>{" "}
          tells the formula; each paper’s page shows its parts.
        </li>
        <li>Nothing here needs JavaScript, and nothing is loaded from elsewhere.</li>
      </ul>
      <h2>What it does not do</h2>
      <p>
        It keeps no full texts: links lead to arXiv, which neither runs nor endorses this site. It
        shows no advertisements and counts no opened mails. What it stores of you is on the{" "}
        <a href="/privacy">privacy page</a>.
      </p>
      <h2>Run it yourself</h2>
      <p>
        Paperfeed is free software under the MIT licence. On a machine with Node it starts with two
        commands: <code>npm ci</code> and <code>npm start</code>.
      </p>
    </article>
  );
}
