import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's root folder. Files of this folder run before any dependency is installed. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
