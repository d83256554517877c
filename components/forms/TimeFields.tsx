type Props = { hour: number; timeZone: string; faults: TimeFaults };
type TimeFaults = { hour?: string; timeZone?: string };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When the mail comes: the hour, and the zone it is reckoned in. */
export function TimeFields({ hour, timeZone, faults }: Props) {
  return (
    <>
      <div className="field">
        <label htmlFor="hour">Hour</label>
        <select
          id="hour"
          name="hour"
          defaultValue={String(hour)}
          aria-invalid={faults.hour ? true : undefined}
          aria-describedby={faults.hour ? "hour-error" : undefined}
        >
          {HOURS.map((one) => (
            <option key={one} value={one}>
              {String(one).padStart(2, "0")}:00
            </option>
          ))}
        </select>
        {faults.hour ? (
          <p className="error" id="hour-error">
            {faults.hour}
          </p>
        ) : null}
      </div>
      <div className="field">
        <label htmlFor="timeZone">Time zone</label>
        <input
          id="timeZone"
          name="timeZone"
          defaultValue={timeZone}
          // Nobody chose it yet: /js/times.js puts the browser's own zone there.
          data-zone="UTC"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={faults.timeZone ? true : undefined}
          aria-describedby={faults.timeZone ? "zone-error" : "zone-hint"}
        />
        <p className="hint" id="zone-hint">
          Like Europe/Berlin or America/New_York.
        </p>
        {faults.timeZone ? (
          <p className="error" id="zone-error">
            {faults.timeZone}
          </p>
        ) : null}
      </div>
    </>
  );
}
