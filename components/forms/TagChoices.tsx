export type ChoiceSection = { name: string; tags: { slug: string; name: string }[] };

type Props = {
  sections: ChoiceSection[];
  chosen: string[];
  fault?: string;
  name?: string;
  legend?: string;
  hint?: string;
};

const FOLLOW_HINT =
  "Choose what to follow. With none chosen you get the trending papers of all tags.";

/** Every tag as a box to tick, under the headings of the tag index. */
export function TagChoices({
  sections,
  chosen,
  fault,
  name = "tags",
  legend = "Tags",
  hint = FOLLOW_HINT,
}: Props) {
  return (
    <fieldset aria-describedby={`${name}-hint`}>
      <legend>{legend}</legend>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {fault ? (
        <p className="error" role="alert">
          {fault}
        </p>
      ) : null}
      {sections.map((section) => (
        <details key={section.name} open={section.tags.some((tag) => chosen.includes(tag.slug))}>
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
