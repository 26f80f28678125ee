/** The user's wish to stop: Ctrl-C, or a polite `kill`. */
export interface StopSignal {
  readonly signal: AbortSignal;
  readonly requested: Promise<void>;
  /** Asks for the stop from within. */
  request(): void;
}

/** From here on, Ctrl-C and `kill` ask this program to stop instead of ending it. */
export function stopSignal(): StopSignal {
  const controller = new AbortController();
  const requested = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve());
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => controller.abort());
  return { signal: controller.signal, requested, request: () => controller.abort() };
}
