/** What a sending process says when it is done. */
export type SendingReport = {
  messages: number;
  seconds: number;
  /** Resident memory after a quarter of the time, at the end, and the highest seen (MB). */
  quarterMb: number;
  endMb: number;
  peakMb: number;
  /** Processor time of the process (s). */
  cpuSeconds: number;
};

/** Watches this process while it sends; returns what makes the report. */
export function watchSending(): (messages: number) => SendingReport {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const samples: number[] = [];
  const look = () => samples.push(Math.round(process.memoryUsage.rss() / 1_048_576));
  const timer = setInterval(look, 50);
  return (messages) => {
    clearInterval(timer);
    look();
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      messages,
      seconds: (performance.now() - startedAt) / 1_000,
      quarterMb: samples[Math.floor(samples.length / 4)] ?? 0,
      endMb: samples.at(-1) ?? 0,
      peakMb: Math.max(...samples),
      cpuSeconds: (user + system) / 1e6,
    };
  };
}
