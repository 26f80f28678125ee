import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { StackError } from "./service.ts";

/** The program of a store that is not part of this project: the configured one, or the first on the PATH. */
export function storageBinary(configured: string | null, name: "minio" | "versitygw"): string {
  const candidates =
    configured === null
      ? (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name))
      : [configured];
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new StackError(
    configured === null
      ? `storage: ${name} is not on the PATH; install it, name it in storage.binary, or set storage.engine to s3proxy`
      : `storage: ${configured} (storage.binary) is not an executable file`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
