import { Decimal } from "spark-connect-js";
import { describe, expect, it } from "vitest";
import { cellText } from "../../../server/sql/cell-text.ts";

describe("cellText", () => {
  it.each([
    [null, null],
    ["text", "text"],
    [9_007_199_254_740_993n, "9007199254740993"],
    [Decimal.parse("12.50"), "12.50"],
    [new Uint8Array([0, 255]), "00ff"],
    [[1, null, ["x"]], "[1, null, [x]]"],
    [{ a: 1n, b: { c: null } }, "{1, {null}}"],
    [new Map([["k", [1]]]), "{k -> [1]}"],
  ])("writes %s as %s", (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it("cuts what is too long", () => {
    expect(cellText("x".repeat(2_001))).toBe(`${"x".repeat(2_000)}…`);
  });
});
