export type ChoiceSection = { name: string; tags: { slug: string; name: string }[] };

type Props = {
  sections: ChoiceSection[];
  chosen: string[];
  fault?: string;
  /** The field, and what its faults are called. */
  name?: string;
  id?: string;
  legend?: string;
  hint?: string;
  /** With nothing chosen, the first section lies open, to show that there is something to choose. */
  opensFirst?: boolean;
};

const FOLLOW_HINT =
  "Choose what to follow. Whoever follows nothing at all gets the trending papers of all tags.";

/** Every tag as a box to tick, under the headings of the tag index. */
export function TagChoices({
  sections,
  chosen,
  fault,
  name = "tags",
  id = name,
  legend = "Tags",
  hint = FOLLOW_HINT,
  opensFirst = false,
}: Props) {
  const isOpen = (section: ChoiceSection) =>
    chosen.length === 0
      ? opensFirst && section === sections[0]
      : section.tags.some((tag) => chosen.includes(tag.slug));
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={`${id}-hint${fault ? ` ${id}-error` : ""}`}>
      <legend>{legend}</legend>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {fault ? (
        <p className="error" id={`${id}-error`}>
          {fault}
        </p>
      ) : null}
      {sections.map((section) => (
        <details key={section.name} open={isOpen(section)}>
          <summary>{section.name}</summary>
          <div className="choices">
            {section.tags.map((tag) => (
              <label key={tag.slug}>
                <input
                  type="checkbox"
                  name={name}
                  value={tag.slug}
                  defaultChecked={chosen.includes(tag.slug)}
                />
                {tag.name}
              </label>
            ))}
          </div>
        </details>
      ))}
    </fieldset>
  );
}
