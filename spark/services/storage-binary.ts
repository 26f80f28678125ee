import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Config } from "../config/index.ts";
import { StackError } from "./service.ts";

/** The program of a store that is not part of this project: the configured one, or the first on the PATH. */
export function storageBinary(storage: Config["storage"], name: "minio" | "versitygw"): string {
  const candidates =
    storage.binary === null
      ? (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name))
      : [storage.binary];
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new StackError(
    storage.binary === null
      ? `storage: ${name} is not on the PATH; install it, name it in storage.binary, or set storage.engine to s3proxy`
      : `storage: ${storage.binary} (storage.binary) is not an executable file`,
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
