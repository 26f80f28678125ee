import kafkajs from "kafkajs";
import { compressFrameSync, decompressFrame } from "lz4-napi";

/** Teaches kafkajs LZ4, which it knows by name only; Spark and the producers write in it. Harmless to call again. */
export function registerLz4(): void {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({
    // A request is compressed in less time than it takes to hand it to another thread.
    compress: async ({ buffer }: { readonly buffer: Buffer }) => compressFrameSync(buffer),
    decompress: (buffer: Buffer) => decompressFrame(buffer),
  });
}
