import type { Config } from "../config/index.ts";
import { rememberProfile } from "../config/profiles.ts";
import { ensureSecrets } from "../services/secrets.ts";
import { stackServices } from "../services/stack.ts";
import { acquireLock } from "./stack-lock.ts";
import { type Reporter, Supervisor } from "./supervisor.ts";

/** A running stack inside this program. */
export interface RunningStack {
  /** Stops all services, those that need others first. */
  stop(): Promise<void>;
}

/**
 * Starts the whole stack inside this program and resolves when every service is ready. Nothing of it survives
 * this program. Rejects, with everything stopped again, when a service cannot start or when another program
 * runs a stack with the same state folder, or when `signal` aborts the start.
 */
export async function runStack(
  load: () => Config,
  report: Reporter,
  signal: AbortSignal,
): Promise<RunningStack> {
  const { stateDir } = load().stack;
  ensureSecrets(stateDir);
  const release = acquireLock(stateDir, "stack");
  // Loaded again: the secrets exist only now.
  const config = load();
  const supervisor = new Supervisor("stack", config, stackServices(config), report);
  // Only the start is ended by the signal; whoever has the running stack decides what stops before it.
  const endStart = () => void supervisor.stop();
  signal.addEventListener("abort", endStart);
  try {
    signal.throwIfAborted();
    await supervisor.start();
    rememberProfile(stateDir, config.profile);
    signal.removeEventListener("abort", endStart);
  } catch (error) {
    await supervisor.stop();
    release();
    throw error;
  }
  return {
    async stop() {
      await supervisor.stop();
      release();
    },
  };
}
