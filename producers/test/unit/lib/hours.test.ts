import { expect, it } from "vitest";
import { hourOf, parseInstant, toIso } from "../../../lib/hours.ts";

it.each([
  ["2024-11-01", 1730419200000],
  ["2024-11-01T00:00:00Z", 1730419200000],
  ["2024-11-01T00:30Z", 1730421000000],
  ["2024-02-29T23:59:59.250Z", 1709251199250],
])("%s is a UTC time", (text, expected) => {
  expect(parseInstant(text)).toBe(expected);
});

it.each(["2024-11-01T00:00:00", "2024-11-01T00:00:00+01:00", "2024-02-30", "tomorrow", "", "20241101"])(
  '"%s" is refused',
  (text) => {
    expect(() => parseInstant(text)).toThrow(`"${text}" is not a UTC time`);
  },
);

it("times are written with milliseconds only where there are some", () => {
  expect([toIso(1730419200000), toIso(1730419200005)]).toEqual([
    "2024-11-01T00:00:00Z",
    "2024-11-01T00:00:00.005Z",
  ]);
  expect(toIso(hourOf(1730421000000))).toBe("2024-11-01T00:00:00Z");
});
