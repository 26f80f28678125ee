import kafkajs from "kafkajs";
import { compressFrame, decompressFrame } from "lz4-napi";

/** Teaches kafkajs LZ4, which it knows by name only; batches in it arrive from Spark and from the producers. */
export function registerLz4(): void {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({
    compress: ({ buffer }: { buffer: Buffer }) => compressFrame(buffer),
    decompress: (buffer: Buffer) => decompressFrame(buffer),
  });
}
