/** One number for an operator's monitoring. */
export type Gauge = {
  name: string;
  help: string;
  labels: Record<string, string>;
  value: number;
};

/** Prometheus text format 0.0.4: the numbers of one name together, under what they are. */
export function formatGauges(gauges: Gauge[]): string {
  const byName = new Map<string, Gauge[]>();
  for (const gauge of gauges) byName.set(gauge.name, [...(byName.get(gauge.name) ?? []), gauge]);
  return [...byName].map(([name, group]) => formatGroup(name, group)).join("");
}

function formatGroup(name: string, group: Gauge[]): string {
  const help = (group[0]?.help ?? "").replace(/[\\\n]/g, " ");
  const lines = group.map(({ labels, value }) => `${name}${formatLabels(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join("")}`;
}

function formatLabels(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
}

const escapeLabel = (value: string) =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
