import kafkajs from "kafkajs";
import { compressFrame, decompressFrame } from "lz4-napi";

/** Teaches kafkajs LZ4, which it knows by name only. Harmless to call again. */
export function registerLz4(): void {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({
    compress: (encoder: { readonly buffer: Buffer }) => compressFrame(encoder.buffer),
    decompress: (buffer: Buffer) => decompressFrame(buffer),
  });
}
