import { UnsupportedError } from "../errors/index.ts";
import type { Executor } from "./executor.ts";

/** True if `version` (such as `4.0.1` or `4.2.0-SNAPSHOT`) is `minimum` (such as `4.1`) or newer. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  const [minimumMajor = 0, minimumMinor = 0] = minimum.split(".").map(Number);
  return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}

/**
 * Fails unless the server is new enough for a feature whose message an older server would misread.
 *
 * @param since - the first Spark version that has the feature, such as `4.1`
 * @throws {@link UnsupportedError} naming both versions
 */
export async function requireServer(executor: Executor, since: string, feature: string): Promise<void> {
  requireVersion(await executor.serverVersion(), since, feature);
}

/** True if the session is known to be connected to a server older than `minimum`. */
export function isOlderServer({ connectedVersion = "" }: Executor, minimum: string): boolean {
  return connectedVersion !== "" && !isAtLeast(connectedVersion, minimum);
}

/** {@link requireServer} for what only builds a plan: by the version known since the session connected. */
export function requireConnected(executor: Executor, since: string, feature: string): void {
  const { connectedVersion = "" } = executor;
  if (connectedVersion !== "") requireVersion(connectedVersion, since, feature);
}

/**
 * @throws {@link UnsupportedError} if `version` is older than `since`
 */
export function requireVersion(version: string, since: string, feature: string): void {
  if (isAtLeast(version, since)) return;
  throw new UnsupportedError(
    `${feature} needs a Spark server of version ${since} or newer; this one is ${version}.`,
    { since },
  );
}
