/**
 * Turns SIGTERM and SIGINT into an abort signal, so that a producer can finish what is on the wire.
 *
 * A second signal ends the process at once; the first second is exempt, because Ctrl-C reaches a process started
 * through npm more than once.
 */
export function stopSignal(say: (line: string) => void): AbortSignal {
  const controller = new AbortController();
  let askedAt = 0;
  const stop = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      if (performance.now() - askedAt > 1000) process.exit(signal === "SIGINT" ? 130 : 143);
      return;
    }
    askedAt = performance.now();
    say(`${signal}: finishing what was sent; again to stop at once`);
    controller.abort();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  return controller.signal;
}
