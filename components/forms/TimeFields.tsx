import { describedBy, Field } from "./Field";

type Props = { hour: number; timeZone: string; faults: TimeFaults };
type TimeFaults = { hour?: string; timeZone?: string };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const ZONE_HINT = "Like Europe/Berlin or America/New_York.";

/** When the mail comes: the hour, and the zone it is reckoned in. */
export function TimeFields({ hour, timeZone, faults }: Props) {
  return (
    <>
      <Field name="hour" label="Hour" fault={faults.hour}>
        <select {...describedBy("hour", undefined, faults.hour)} defaultValue={String(hour)}>
          {HOURS.map((one) => (
            <option key={one} value={one}>
              {String(one).padStart(2, "0")}:00
            </option>
          ))}
        </select>
      </Field>
      <Field name="timeZone" label="Time zone" hint={ZONE_HINT} fault={faults.timeZone}>
        <input
          {...describedBy("timeZone", ZONE_HINT, faults.timeZone)}
          defaultValue={timeZone}
          // Nobody chose it yet: /js/times.js puts the browser's own zone there.
          data-zone="UTC"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </>
  );
}
