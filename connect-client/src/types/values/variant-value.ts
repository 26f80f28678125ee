/** Semi-structured data in Spark's binary encoding. */
export class VariantValue {
  readonly value: Uint8Array;
  readonly metadata: Uint8Array;

  constructor(value: Uint8Array, metadata: Uint8Array) {
    this.value = value;
    this.metadata = metadata;
  }
}
