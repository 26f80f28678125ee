import { readFile } from "node:fs/promises";
import { basename, isAbsolute } from "node:path";
import { ArgumentError } from "../errors/index.ts";
import type { Artifact } from "../transport/index.ts";

/** What a file is for: on the class path, unpacked, importable by Python, or just there. */
export type ArtifactKind = "jar" | "archive" | "pyfile" | "file";

/** How {@link readArtifact} takes a file. */
export interface ArtifactOptions {
  /** `jar` unless set. */
  readonly kind?: ArtifactKind;
}

const folders: Readonly<Record<ArtifactKind, string>> = {
  jar: "jars",
  archive: "archives",
  pyfile: "pyfiles",
  file: "files",
};
const extensions: Readonly<Record<Exclude<ArtifactKind, "file">, readonly string[]>> = {
  jar: [".jar"],
  archive: [".zip", ".jar", ".tar.gz", ".tgz", ".tar"],
  pyfile: [".py", ".zip", ".egg", ".jar"],
};

/**
 * Reads a local file for upload.
 *
 * @param path - an archive may end in `#name`, the folder it is unpacked to
 * @throws {@link ArgumentError} if the extension is not one of its kind
 */
export async function readArtifact(path: string, { kind = "jar" }: ArtifactOptions = {}): Promise<Artifact> {
  const [file = "", fragment] = kind === "archive" ? path.split("#", 2) : [path];
  if (kind !== "file" && !extensions[kind].some((extension) => file.endsWith(extension))) {
    throw new ArgumentError(
      `${JSON.stringify(path)} is not of kind ${kind}, which ends in ${extensions[kind].join(", ")}. ` +
        'Give its kind, such as { kind: "file" }.',
      { pointer: "/kind" },
    );
  }
  const name = `${folders[kind]}/${basename(file)}${fragment === undefined ? "" : `#${fragment}`}`;
  return { name, bytes: await readFile(file) };
}

/**
 * Reads a local file for a place in the server's own file system.
 *
 * @throws {@link ArgumentError} if the destination is not absolute
 */
export async function readForward(localPath: string, destination: string): Promise<Artifact> {
  if (!isAbsolute(destination)) {
    throw new ArgumentError(`The destination must be an absolute path, not ${JSON.stringify(destination)}.`, {
      pointer: "/destination",
    });
  }
  return { name: `forward_to_fs${destination}`, bytes: await readFile(localPath) };
}
