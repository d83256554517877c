import { describedBy, Field } from "./Field";

const HINT =
  "One a line, as you would type it on the search page: new papers that match these words.";

/** The searches of a form, each on a line of its own. */
export function SearchLines({ searches, fault }: { searches: string; fault?: string }) {
  return (
    <Field name="searches" label="Searches" hint={HINT} fault={fault}>
      <textarea
        {...describedBy("searches", HINT, fault)}
        rows={3}
        dir="auto"
        spellCheck={false}
        defaultValue={searches}
      />
    </Field>
  );
}
