/** Every fault of a form once more, above it, each leading to its field; nothing without faults. */
export function FaultSummary({ faults }: { faults: Partial<Record<string, string>> }) {
  const found = Object.entries(faults).filter(([, says]) => says);
  if (found.length === 0) return null;
  return (
    <div className="notice alarm" role="alert">
      <p>
        <strong>
          Nothing was saved yet. Please correct {found.length === 1 ? "this" : "these"}:
        </strong>
      </p>
      <ul>
        {found.map(([name, says]) => (
          <li key={name}>
            <a href={`#${name}`}>{says}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
