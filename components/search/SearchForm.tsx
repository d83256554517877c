type Props = { place: "header" | "page"; text?: string };

/** A plain GET form: it works before and without any script. */
export function SearchForm({ place, text }: Props) {
  const id = `q-${place}`;
  return (
    <form className={`search ${place}`} action="/search" method="get">
      <label className="sr-only" htmlFor={id}>
        Search papers
      </label>
      <input
        id={id}
        name="q"
        type="search"
        defaultValue={text}
        placeholder={place === "page" ? "Words, author or arXiv id" : "Search papers"}
        maxLength={400}
        autoComplete="off"
        enterKeyHint="search"
      />
      <button type="submit" className={place === "page" ? "button" : "sr-only"}>
        Search
      </button>
    </form>
  );
}
