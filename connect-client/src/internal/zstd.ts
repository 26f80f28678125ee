import * as zlib from "node:zlib";
import { decompress } from "fzstd";

/** What Node's zlib has since 22.15. */
interface Zstd {
  readonly zstdCompressSync: (bytes: Uint8Array) => Uint8Array;
  readonly zstdDecompressSync: (bytes: Uint8Array) => Uint8Array;
}

const native: typeof zlib & Partial<Zstd> = zlib;

/** Compresses into a Zstandard frame; undefined where Node cannot. */
export const zstdCompress: Zstd["zstdCompressSync"] | undefined = native.zstdCompressSync;

/**
 * What a Zstandard frame holds.
 *
 * @throws Error if it is damaged
 */
export const zstdDecompress: Zstd["zstdDecompressSync"] =
  native.zstdDecompressSync ?? ((bytes) => decompress(bytes));
