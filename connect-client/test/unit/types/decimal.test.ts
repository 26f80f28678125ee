import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { Decimal } from "../../../src/types/index.ts";

describe("Decimal", () => {
  it.each([
    ["12.50", 1250n, 2, "12.50"],
    ["-0.001", -1n, 3, "-0.001"],
    ["+7", 7n, 0, "7"],
    [".5", 5n, 1, "0.5"],
    ["5.", 5n, 0, "5"],
    ["1.5e-7", 15n, 8, "0.00000015"],
    ["1.5E+3", 1500n, 0, "1500"],
    ["-99999999999999999999.999999999999999999", -99999999999999999999999999999999999999n, 18, undefined],
    ["0.000000000000000000", 0n, 18, "0.000000000000000000"],
  ])("reads %s", (text, unscaled, scale, printed) => {
    const decimal = Decimal.parse(text);
    expect(decimal).toEqual(new Decimal(unscaled, scale));
    expect(String(decimal)).toBe(printed ?? text);
  });

  it.each(["", ".", "-", "1,5", "NaN", "1e", "0x10", "1.2.3"])("refuses %j", (text) => {
    expect(() => Decimal.parse(text)).toThrow(ArgumentError);
  });

  it("takes a number as it prints, and refuses what no decimal can be", () => {
    expect(String(Decimal.fromNumber(0.1))).toBe("0.1");
    expect(String(Decimal.fromNumber(1e21))).toBe("1000000000000000000000");
    expect(() => Decimal.fromNumber(Number.NaN)).toThrow("NaN is not a decimal number");
    expect(() => Decimal.fromNumber(Number.NEGATIVE_INFINITY)).toThrow(ArgumentError);
  });

  it("is equal by number, whatever the digits after the point", () => {
    expect(Decimal.parse("1.0").equals(Decimal.parse("1.00"))).toBe(true);
    expect(Decimal.parse("1.0").equals(Decimal.parse("1.01"))).toBe(false);
  });

  it("changes scale only when nothing is lost", () => {
    expect(Decimal.parse("1.50").withScale(1)).toEqual(new Decimal(15n, 1));
    expect(Decimal.parse("1.5").withScale(4)).toEqual(new Decimal(15_000n, 4));
    expect(() => Decimal.parse("1.55").withScale(1)).toThrow("1.55 has more than 1 digits after the point");
  });

  it("goes into JSON as text and into a number with the nearest", () => {
    expect(JSON.stringify({ price: Decimal.parse("12.50") })).toBe('{"price":"12.50"}');
    expect(Decimal.parse("0.1").toNumber()).toBe(0.1);
    expect(Decimal.parse("-12.345").precision).toBe(5);
  });
});
