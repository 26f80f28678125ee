import { type RecordBatch, RecordBatchReader } from "apache-arrow";
import { DecodeError } from "../errors/index.ts";

/**
 * Parses one Arrow IPC stream, the `data` of one `ArrowBatch`, without copying its values.
 *
 * Compressed bodies (`spark.sql.execution.arrow.compression.codec`, Spark 4.1) would need codecs in apache-arrow's
 * `compressionRegistry`; this is the place to register them.
 *
 * @throws {@link DecodeError} if the bytes are not an IPC stream, or are compressed
 */
export function readBatches(bytes: Uint8Array): RecordBatch[] {
  try {
    return [...RecordBatchReader.from(aligned(bytes))];
  } catch (cause) {
    const compressed = cause instanceof Error && cause.message.includes("compressed");
    throw new DecodeError(
      compressed
        ? 'The server compresses its Arrow batches, which this version cannot read. Set "spark.sql.execution.arrow.compression.codec" to "none".'
        : "The server sent bytes that are not an Arrow IPC stream.",
      { cause },
    );
  }
}

/** The bytes starting at a multiple of 8, as 64-bit views need: one copy, instead of one for each buffer. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.prototype.slice.call(bytes);
}
