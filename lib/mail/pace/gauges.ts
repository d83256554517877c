import type { Gauge } from "@/lib/metrics/gauge";

/** Whether mail leaves, for an operator's monitoring. */
export const listMailGauges = (isStopped: boolean): Gauge[] => [
  {
    name: "paperfeed_mail_stopped",
    help: "1 while no mail is sent, as the relay kept refusing.",
    labels: {},
    value: isStopped ? 1 : 0,
  },
];
