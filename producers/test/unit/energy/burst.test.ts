import { describe, expect, it } from "vitest";
import { burstOf, lastIssue, nextIssue } from "../../../energy/burst.ts";
import { germanHistory } from "../../../energy/sources/german-history.ts";
import { toIso } from "../../../lib/hours.ts";

const { hours } = germanHistory();
const at = (text: string) => Date.parse(text);

describe("a burst", () => {
  it.each([
    ["an ordinary week", "2024-11-04T10:00:00Z", "2024-11-04T11:00:00Z", "2024-11-11T10:00:00Z"],
    ["the week with the 23-hour day", "2024-03-28T00:00:00Z", "2024-03-28T01:00:00Z", "2024-04-04T00:00:00Z"],
    ["the week with the 25-hour day", "2024-10-24T00:00:00Z", "2024-10-24T01:00:00Z", "2024-10-31T00:00:00Z"],
    ["the leap day", "2024-02-25T12:00:00Z", "2024-02-25T13:00:00Z", "2024-03-03T12:00:00Z"],
  ])("of %s is 168 hours in a row", (_, issuedAt, first, last) => {
    const burst = burstOf(hours, at(issuedAt));
    expect(burst).toHaveLength(168);
    expect([toIso(burst[0]?.validAt ?? 0), toIso(burst[167]?.validAt ?? 0)]).toEqual([first, last]);
    expect(burst.every((hour, index) => hour.validAt === at(first) + index * 3_600_000)).toBe(true);
  });

  it("that would run past the source is refused whole, naming the hour", () => {
    expect(toIso(lastIssue(hours))).toBe("2024-12-24T23:00:00Z");
    expect(burstOf(hours, lastIssue(hours))).toHaveLength(168);
    expect(() => burstOf(hours, at("2024-12-25T00:00:00Z"))).toThrow(
      "the source does not know 2025-01-01T00:00:00Z",
    );
  });

  it("is issued at a full hour", () => {
    expect(() => burstOf(hours, at("2024-11-04T10:30:00Z"))).toThrow(
      "A forecast is issued at a full hour, not at 2024-11-04T10:30:00Z",
    );
  });
});

describe("repeated bursts", () => {
  it.each([
    ["the first is for the multiple just passed", null, "2024-11-02T05:00:00Z", "2024-11-02T00:00:00Z"],
    ["none before the next multiple", "2024-11-02T00:00:00Z", "2024-11-02T23:00:00Z", null],
    ["one at the multiple", "2024-11-02T00:00:00Z", "2024-11-03T00:00:00Z", "2024-11-03T00:00:00Z"],
    [
      "missed ones are not made up for",
      "2024-11-02T00:00:00Z",
      "2024-11-06T07:00:00Z",
      "2024-11-06T00:00:00Z",
    ],
  ])("%s", (_, last, now, expected) => {
    const issue = nextIssue(last === null ? null : at(last), at(now), 24);
    expect(issue === null ? null : toIso(issue)).toBe(expected);
  });
});
