import kafkajs from "kafkajs";
import { compressFrame, decompressFrame } from "lz4-napi";

/** Teaches kafkajs LZ4, which it knows by name only; Spark and the producers write in it. Harmless to call again. */
export function registerLz4(): void {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({
    compress: ({ buffer }: { readonly buffer: Buffer }) => compressFrame(buffer),
    decompress: (buffer: Buffer) => decompressFrame(buffer),
  });
}
