import { describe, expect, it } from "vitest";
import { DecodeError } from "../../../src/errors/index.ts";
import { VariantValue } from "../../../src/types/index.ts";

/** Bytes worked out by hand from the specification of the encoding. */
const noKeys = Uint8Array.of(0x01, 0, 0);
const variant = (value: number[], metadata: Uint8Array = noKeys) =>
  new VariantValue(Uint8Array.from(value), metadata);

describe("VariantValue", () => {
  it("reads an object with a nested array", () => {
    const keys = Uint8Array.of(0x01, 2, 0, 1, 2, 0x61, 0x62); // "a", "b"
    const array = [0x03, 2, 0, 2, 3, 0x0c, 0xff, 0x00]; // [-1, null]
    const object = variant([0x02, 2, 0, 1, 0, 8, 10, ...array, 0x05, 0x78], keys); // { a: [-1, null], b: "x" }
    expect(object.content()).toEqual({ a: [-1, null], b: "x" });
    expect(String(object)).toBe('{"a":[-1,null],"b":"x"}');
    expect(JSON.stringify(object)).toBe('{"a":[-1,null],"b":"x"}');
  });

  it("keeps all digits of long integers and decimals", () => {
    const long = variant([0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
    expect(long.content()).toBe(9_223_372_036_854_775_807n);
    expect(String(long)).toBe("9223372036854775807");
    expect(JSON.stringify(long)).toBe('"9223372036854775807"');
    expect(String(variant([0x20, 2, 0xd2, 0x04, 0, 0]))).toBe("12.34");
  });

  it("says what it cannot read", () => {
    expect(() => variant([0xfc]).content()).toThrow(DecodeError);
    expect(() => variant([0x18, 0xff]).content()).toThrow("The bytes of a variant end early");
    expect(() => variant([0x15, 0x61]).content()).toThrow("end early");
    expect(() => variant([0], Uint8Array.of(2, 0, 0)).content()).toThrow(
      "Variant encoding version 2 is not known",
    );
  });

  it("is equal by its bytes", () => {
    expect(variant([0]).equals(variant([0]))).toBe(true);
    expect(variant([0]).equals(variant([4]))).toBe(false);
  });
});
