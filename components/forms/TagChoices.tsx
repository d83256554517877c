export type ChoiceSection = { name: string; tags: { slug: string; name: string }[] };

type Props = { sections: ChoiceSection[]; chosen: string[]; fault?: string };

/** Every tag as a box to tick, under the headings of the tag index. */
export function TagChoices({ sections, chosen, fault }: Props) {
  return (
    <fieldset aria-describedby="tags-hint">
      <legend>Tags</legend>
      <p className="hint" id="tags-hint">
        Choose what to follow. With none chosen you get the trending papers of all tags.
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
                  name="tags"
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
