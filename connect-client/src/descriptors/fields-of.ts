import { BinaryReader } from "@bufbuild/protobuf/wire";

/** The fields of an encoded message: the number of each, and what reads its value. A value not read is skipped. */
export function* fieldsOf(bytes: Uint8Array): Generator<[number: number, value: BinaryReader], void> {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const start = reader.pos;
    yield [number, reader];
    if (reader.pos === start) reader.skip(wireType, number);
  }
}
