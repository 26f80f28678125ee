import { expect, it } from "vitest";
import { age, table } from "../../../cli/output.ts";

it("aligns columns and leaves no spaces at the end", () => {
  expect(
    table(
      ["name", "state"],
      [
        ["kafka", "ready"],
        ["s3", ""],
      ],
    ),
  ).toBe("name   state\nkafka  ready\ns3");
});

it.each([
  [0, "0 s"],
  [59, "59 s"],
  [60, "1 min 0 s"],
  [3599, "59 min 59 s"],
  [3600, "1 h 0 min"],
  [90_061, "1 d 1 h"],
])("says %i seconds as %s", (seconds, text) => {
  const now = Date.parse("2026-01-02T00:00:00Z");
  expect(age(new Date(now - seconds * 1000).toISOString(), now)).toBe(text);
});
