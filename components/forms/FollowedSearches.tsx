import { searchChannelPath, searchPath } from "@/lib/paths/compose";
import { SEARCH_LENGTH_MAX } from "@/lib/search/saved/saved";
import { describedBy, Field } from "./Field";

const ADD_HINT = "Words, “phrases” and fields, as on the search page.";

type Props = { searches: string[]; typed: string; fault?: string };

/** The searches a signed-in reader follows: to open, to take away, and to add one. */
export function FollowedSearches({ searches, typed, fault }: Props) {
  return (
    <>
      <h2 id="searches">Searches you follow</h2>
      {searches.length === 0 && (
        <p className="hint">“Follow this search” on a page of results adds one.</p>
      )}
      <ul>
        {searches.map((text) => (
          <li key={text}>
            <form className="links" action="/api/me/searches" method="post">
              <input type="hidden" name="remove" value={text} />
              <a href={searchPath({ text })} dir="auto">
                {text}
              </a>
              <a href={searchChannelPath(text, "feed.xml")} aria-label={`RSS of ${text}`}>
                RSS
              </a>
              <button
                className="button quiet small"
                type="submit"
                aria-label={`Do not follow ${text}`}
              >
                Remove
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form className="form" action="/api/me/searches" method="post">
        <Field name="add" label="Follow a search" hint={ADD_HINT} fault={fault}>
          <input
            {...describedBy("add", ADD_HINT, fault)}
            type="text"
            dir="auto"
            autoComplete="off"
            maxLength={SEARCH_LENGTH_MAX}
            defaultValue={typed}
          />
        </Field>
        <button className="button quiet small" type="submit">
          Follow
        </button>
      </form>
    </>
  );
}
