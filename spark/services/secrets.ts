import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { secretsFile, secretVariables } from "../config/secrets.ts";

/** Makes the secrets this state folder does not have yet, in a file only its owner may read. */
export function ensureSecrets(stateDir: string): void {
  const path = secretsFile(stateDir);
  const stored = existsSync(path) ? readFileSync(path, "utf8") : "";
  const missing = [...secretVariables.keys()].filter((name) => !new RegExp(`^${name}=`, "m").test(stored));
  if (missing.length === 0) return;
  mkdirSync(dirname(path), { recursive: true });
  const made = missing.map((name) => `${name}=${randomBytes(24).toString("base64url")}\n`).join("");
  writeFileSync(path, stored + made, { mode: 0o600 });
  chmodSync(path, 0o600);
}
