import type { PreferenceValues } from "@/lib/subscriptions/preferences/values";
import { FaultSummary } from "./FaultSummary";
import { describedBy, Field } from "./Field";
import { SearchLines } from "./SearchLines";
import { SubmitOrPreview } from "./SubmitOrPreview";
import { type ChoiceSection, TagChoices } from "./TagChoices";
import { TimeFields } from "./TimeFields";

type Faults = Partial<Record<keyof PreferenceValues, string>>;
type Props = {
  action: string;
  sections: ChoiceSection[];
  values: PreferenceValues;
  faults: Faults;
};

export function PreferencesForm({ action, sections, values, faults }: Props) {
  return (
    <form className="form" action={action} method="post">
      <FaultSummary faults={faults} />
      <TagChoices sections={sections} chosen={values.tags} fault={faults.tags} />
      <TagChoices
        sections={sections}
        chosen={values.excludedTags}
        fault={faults.excludedTags}
        name="without"
        id="excludedTags"
        legend="Leave out"
        hint="Papers with one of these tags are not mailed, whatever else speaks for them."
      />
      <SearchLines searches={values.searches} fault={faults.searches} />
      <Lines
        name="authors"
        label="Authors"
        hint="One name a line, as papers write it: the whole name, accents or not."
        values={values}
        faults={faults}
      />
      <Lines
        name="phrases"
        label="Phrases"
        hint="One a line, found letter by letter: “C++” or “GPT-4”, where a search reads words."
        values={values}
        faults={faults}
      />
      <Field name="paperCount" label="Papers in a mail" fault={faults.paperCount}>
        <input
          {...describedBy("paperCount", undefined, faults.paperCount)}
          inputMode="numeric"
          defaultValue={values.paperCount}
        />
      </Field>
      <Field name="minScore" label="Least score" hint={MIN_SCORE_HINT} fault={faults.minScore}>
        <input
          {...describedBy("minScore", MIN_SCORE_HINT, faults.minScore)}
          inputMode="decimal"
          defaultValue={values.minScore}
        />
      </Field>
      <Rhythm values={values} fault={faults.cadence} />
      <TimeFields hour={values.hour} timeZone={values.timeZone} faults={faults} />
      <Field
        name="pauseWeeks"
        label="Pause for weeks"
        hint="0 means no pause."
        fault={faults.pauseWeeks}
      >
        <input
          {...describedBy("pauseWeeks", "0", faults.pauseWeeks)}
          inputMode="numeric"
          defaultValue={values.pauseWeeks}
        />
      </Field>
      <SubmitOrPreview label="Save" />
    </form>
  );
}

const MIN_SCORE_HINT =
  "Papers below it are left out; empty means none is. The score is on every paper's page.";

type LinesProps = {
  name: "authors" | "phrases";
  label: string;
  hint: string;
  values: PreferenceValues;
  faults: Faults;
};

function Lines({ name, label, hint, values, faults }: LinesProps) {
  return (
    <Field name={name} label={label} hint={hint} fault={faults[name]}>
      <textarea {...describedBy(name, hint, faults[name])} rows={3} defaultValue={values[name]} />
    </Field>
  );
}

function Rhythm({ values, fault }: { values: PreferenceValues; fault?: string }) {
  return (
    <fieldset id="cadence" tabIndex={-1} aria-describedby={fault ? "cadence-error" : undefined}>
      <legend>How often</legend>
      {fault ? (
        <p className="error" id="cadence-error">
          {fault}
        </p>
      ) : null}
      <div className="choices">
        <label>
          <input
            type="radio"
            name="cadence"
            value="daily"
            defaultChecked={values.cadence !== "weekly"}
          />
          Every day
        </label>
        <label>
          <input
            type="radio"
            name="cadence"
            value="weekly"
            defaultChecked={values.cadence === "weekly"}
          />
          Once a week, on Monday
        </label>
        <label>
          <input type="checkbox" name="weekdaysOnly" defaultChecked={values.weekdaysOnly} />
          Not on Saturdays and Sundays
        </label>
        <label>
          <input type="checkbox" name="mailsQuietDays" defaultChecked={values.mailsQuietDays} />
          Also when there is nothing new
        </label>
      </div>
    </fieldset>
  );
}
