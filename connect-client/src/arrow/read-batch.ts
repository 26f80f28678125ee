import { CompressionType, compressionRegistry, type RecordBatch, RecordBatchReader } from "apache-arrow";
import { DecodeError } from "../errors/index.ts";
import { lz4Decompress } from "../internal/lz4.ts";
import { zstdDecompress } from "../internal/zstd.ts";

/** What of apache-arrow reads streams: this library's own copy of it, or the one of the program. */
type Reading = Pick<typeof import("apache-arrow"), "RecordBatchReader" | "compressionRegistry">;

const ownCopy: Reading = { RecordBatchReader, compressionRegistry };

/**
 * Parses one Arrow IPC stream, the `data` of one `ArrowBatch`, without copying its values.
 *
 * Bodies may be compressed (`spark.sql.execution.arrow.compression.codec`, Spark 4.1).
 *
 * @throws {@link DecodeError} if the bytes are not an IPC stream
 */
export function readBatches(bytes: Uint8Array, arrow = ownCopy): RecordBatch[] {
  registerCodecs(arrow);
  try {
    return [...arrow.RecordBatchReader.from(aligned(bytes))];
  } catch (cause) {
    throw new DecodeError("The server sent bytes that are not an Arrow IPC stream.", { cause });
  }
}

/** The registry is the whole process's: a codec the program has put there stays. */
export function registerCodecs({
  compressionRegistry,
}: Pick<Reading, "compressionRegistry"> = ownCopy): void {
  if (compressionRegistry.get(CompressionType.LZ4_FRAME) === null)
    compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (bytes) => aligned(lz4Decompress(bytes)) });
  if (compressionRegistry.get(CompressionType.ZSTD) === null)
    compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => aligned(zstdDecompress(bytes)) });
}

/** The bytes starting at a multiple of 8, as 64-bit views need: one copy, instead of one for each buffer. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.prototype.slice.call(bytes);
}
