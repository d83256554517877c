const EXAMPLES = [
  { q: "code llama", says: "both words, in title, authors or abstract" },
  { q: '"speculative decoding"', says: "the words side by side" },
  { q: "quantization -image", says: "the first word without the second" },
  { q: "llama or mistral", says: "either word" },
  { q: 'author:"hinrich schutze"', says: "by author, accents or not" },
  { q: "tag:agents after:2024-06", says: "with a tag, since a month" },
  { q: "cat:cs.SE has:code", says: "of an arXiv category, with code" },
  { q: "2308.12950", says: "an arXiv id, a DOI or the address of a paper leads straight to it" },
];

/** What can be typed, as links that try it; before it, what was typed and means nothing. */
export function SearchHelp({ ignored = [] }: { ignored?: string[] }) {
  return (
    <section className="prose">
      {ignored.length > 0 && (
        <p role="status">
          Not understood: <b>{ignored.join(" ")}</b>
        </p>
      )}
      <h2>What you can type</h2>
      <dl className="examples">
        {EXAMPLES.map(({ q, says }) => (
          <div key={q}>
            <dt>
              <a href={`/search?q=${encodeURIComponent(q)}`}>{q}</a>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
