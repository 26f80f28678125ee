/** How often a running producer reports. */
const intervalMs = 10_000;

/** Reports every ten seconds until stopped, without keeping the process alive. */
export function startMeter(report: () => void): { stop(): void } {
  const timer = setInterval(report, intervalMs).unref();
  return { stop: () => clearInterval(timer) };
}
