import { FaultSummary } from "./FaultSummary";
import { describedBy, Field } from "./Field";
import { SearchLines } from "./SearchLines";
import { SubmitOrPreview } from "./SubmitOrPreview";
import { type ChoiceSection, TagChoices } from "./TagChoices";
import { TimeFields } from "./TimeFields";

export type SubscribeValues = {
  email: string;
  tags: string[];
  excludedTags: { slug: string; name: string }[];
  searches: string;
  hour: number;
  timeZone: string;
};
export type SubscribeFaults = Partial<
  Record<"email" | "tags" | "excludedTags" | "searches" | "hour" | "timeZone", string>
>;

type Props = {
  sections: ChoiceSection[];
  values: SubscribeValues;
  faults: SubscribeFaults;
};

export function SubscribeForm({ sections, values, faults }: Props) {
  const searches = <SearchLines searches={values.searches} fault={faults.searches} />;
  const isSearch = values.searches !== "";
  return (
    <form className="form" action="/api/subscribe" method="post">
      <FaultSummary faults={faults} />
      <Field name="email" label="Email address" fault={faults.email}>
        <input
          {...describedBy("email", undefined, faults.email)}
          // Checked by the server, which explains: a browser's own bubble would hide that.
          type="text"
          inputMode="email"
          autoComplete="email"
          defaultValue={values.email}
        />
      </Field>
      <Excluded tags={values.excludedTags} fault={faults.excludedTags} />
      {/* Who comes with a search sees it before a long list of tags. */}
      {isSearch && searches}
      <TagChoices
        opensFirst={!isSearch}
        sections={sections}
        chosen={values.tags}
        fault={faults.tags}
      />
      {!isSearch && searches}
      <TimeFields hour={values.hour} timeZone={values.timeZone} faults={faults} />
      {/* Hidden from people, by sight and by screen reader; robots fill in every field. */}
      <div hidden>
        <label htmlFor="website">Leave this empty</label>
        <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
      </div>
      <SubmitOrPreview label="Subscribe" />
    </form>
  );
}

/** Tags that came with the link of a filtered page: "everything on speech, without video". */
function Excluded({ tags, fault }: { tags: SubscribeValues["excludedTags"]; fault?: string }) {
  if (tags.length === 0 && !fault) return null;
  return (
    <fieldset id="excludedTags" tabIndex={-1}>
      <legend>Leave out papers on</legend>
      {fault ? <p className="error">{fault}</p> : null}
      <div className="choices">
        {tags.map((tag) => (
          <label key={tag.slug}>
            <input type="checkbox" name="without" value={tag.slug} defaultChecked />
            {tag.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
