import { PaperDate } from "@/components/text/PaperDate";
import { arxivUrl } from "@/lib/citations/cited";
import type { PaperVersion } from "@/lib/papers/paper";

type Props = { arxivId: string | null; versions: PaperVersion[] };

export function VersionList({ arxivId, versions }: Props) {
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>Versions</h2>
      <ul className="evidence">
        {versions.map(({ version, submittedAt }) => (
          <li key={version}>
            {arxivId ? (
              <a href={arxivUrl("abs", `${arxivId}v${version}`)} rel="noreferrer">
                Version {version}
              </a>
            ) : (
              <span>Version {version}</span>
            )}
            <PaperDate at={submittedAt ? new Date(submittedAt) : null} />
          </li>
        ))}
      </ul>
    </section>
  );
}
