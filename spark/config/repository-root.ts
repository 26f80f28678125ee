import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's root folder, found from this file's own place, so that commands work from any folder. */
export const repositoryRoot: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path as the configuration means it: absolute as it is, anything else relative to the checkout's root. */
export function fromRepositoryRoot(path: string): string {
  return isAbsolute(path) ? path : join(repositoryRoot, path);
}
