import { describe, expect, it } from "vitest";
import { isFallingBehind, waitsOf } from "../../../bench/cdc/waits.ts";

const moment = (order: number, version: number, at: number) => ({ order, version, at });

describe("waitsOf", () => {
  it("is from a commit to the first sight of its version, whatever the order of the sights", () => {
    const sights = [moment(2, 1, 1_900), moment(1, 1, 1_700), moment(1, 1, 1_250), moment(3, 1, 1)];
    expect(waitsOf([moment(1, 1, 1_000), moment(2, 1, 1_500)], sights)).toEqual([250, 400]);
  });

  it("takes a later version for the one that was never seen, and an earlier one for nothing", () => {
    const commits = [moment(1, 2, 1_000), moment(1, 3, 1_100), moment(1, 4, 1_200)];
    expect(waitsOf(commits, [moment(1, 1, 900), moment(1, 3, 1_500)])).toEqual([
      500,
      400,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("takes the earlier of two, also where the later version was seen first", () => {
    expect(waitsOf([moment(1, 1, 0)], [moment(1, 1, 900), moment(1, 2, 300)])).toEqual([300]);
  });
});

describe("isFallingBehind", () => {
  /** A change every 100 ms for 45 s; each waits for the next batch, one in five seconds, and more from second to second. */
  const commits = Array.from({ length: 450 }, (_, index) => moment(index, 1, 10_000 + index * 100));
  const waits = (growthMs: number) =>
    commits.map(({ at }) => 5_000 - (at % 5_000) + 2_000 + (growthMs * (at - 10_000)) / 1_000);

  it("does not take the rise and fall of batches for growth", () => {
    expect(isFallingBehind(commits, waits(0))).toBe(false);
  });

  it("sees waits that grow by a quarter of a second in each, and not those that become shorter", () => {
    expect(isFallingBehind(commits, waits(250))).toBe(true);
    expect(isFallingBehind(commits, waits(-100))).toBe(false);
  });

  it("sees waits longer than the time in which changes were made, also where they grow no more", () => {
    expect(
      isFallingBehind(
        commits,
        waits(0).map((ms) => ms + 45_000),
      ),
    ).toBe(true);
  });
});
