import { paperPath } from "@/lib/paths/compose";

type Props = { publicId: string; bibtex: string };

const FORMATS = [
  { ending: "bib", name: "BibTeX file" },
  { ending: "ris", name: "RIS" },
  { ending: "json", name: "JSON" },
  { ending: "md", name: "Markdown" },
];

/** The reference to copy; /js/copy.js shows and works the button. */
export function CiteBox({ publicId, bibtex }: Props) {
  return (
    <section className="cite">
      <h2 className="section">Cite</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by key */}
      <pre id="bibtex" tabIndex={0}>
        {bibtex}
      </pre>
      <p className="links">
        <button type="button" className="button quiet small" data-copy="bibtex" hidden>
          Copy
        </button>
        {FORMATS.map(({ ending, name }) => (
          <a key={ending} className="button quiet small" href={`${paperPath(publicId)}.${ending}`}>
            {name}
          </a>
        ))}
      </p>
    </section>
  );
}
