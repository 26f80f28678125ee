import type { DescFile, DescMessage } from "@bufbuild/protobuf";

/** Where a type is declared. */
export interface Scope {
  readonly file: DescFile;
  readonly parent: DescMessage | undefined;
  /** The full name of what it is declared in, a package or a message. */
  readonly path: string;
}
