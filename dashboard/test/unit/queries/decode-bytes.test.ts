import { describe, expect, it } from "vitest";
import { decodeBytes, indentJson } from "../../../server/queries/decode-bytes.ts";

const decode = (text: string) => decodeBytes(Buffer.from(text));

describe("decodeBytes", () => {
  it("lays JSON out without reading its values: large numbers, repeated keys and escapes stay as sent", () => {
    const sent = String.raw`{"id":9007199254740993,"a":{},"b":[ ],"a":[1.10, "x:{,\" \u00e9"],"n":null}`;
    expect(decode(sent)).toEqual({
      form: "json",
      bytes: sent.length,
      cut: false,
      text: String.raw`{
  "id": 9007199254740993,
  "a": {},
  "b": [],
  "a": [
    1.10,
    "x:{,\" \u00e9"
  ],
  "n": null
}`,
    });
  });

  it("leaves other text alone, a bare number and broken JSON included", () => {
    expect(decode("u17")).toMatchObject({ form: "text", text: "u17" });
    expect(decode("42")).toMatchObject({ form: "text", text: "42" });
    expect(decode('{"a":')).toMatchObject({ form: "text", text: '{"a":' });
    expect(decode("")).toEqual({ form: "text", text: "", bytes: 0, cut: false });
    expect(decode("Zürich\n")).toMatchObject({ form: "text", text: "Zürich\n", bytes: 8 });
  });

  it("shows bytes that are no text in hexadecimal", () => {
    expect(decodeBytes(Buffer.from([0xff, 0x00, 0x41]))).toMatchObject({ form: "hex", text: "ff0041" });
    expect(decodeBytes(Buffer.from("a\u0000b"))).toMatchObject({ form: "hex", text: "610062" });
    expect(decodeBytes(null)).toBeNull();
  });

  it("says when it shows the first part only", () => {
    expect(decode("x".repeat(20_000))).toMatchObject({ form: "text", bytes: 20_000, cut: true });
    const binary = decodeBytes(Buffer.alloc(20_000, 0xff));
    expect(binary).toMatchObject({ form: "hex", bytes: 20_000, cut: true });
    expect(binary?.text).toHaveLength(16_384);
  });
});

describe("indentJson", () => {
  it("gives back the same value", () => {
    const value = { a: [{}, [], [[1, -2.5e3, "]"]], true], b: { c: "\\", d: "" } };
    expect(JSON.parse(indentJson(JSON.stringify(value)))).toEqual(value);
    expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  });
});
