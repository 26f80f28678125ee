import { describe, expect, it } from "vitest";
import { Lull } from "../../../lib/run/lull.ts";

describe("a lull between batches", () => {
  it("is while all queries rest and the next trigger is not near", async () => {
    let resting = true;
    const lull = new Lull(5_000, async () => resting);
    const answers = async (...times: readonly number[]) => {
      const given: boolean[] = [];
      for (const now of times) given.push(await lull.isNow(now));
      return given;
    };
    expect(await answers(100_000, 100_499, 100_500, 102_499, 102_500)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    resting = false;
    expect(await answers(106_000)).toEqual([false]);
    resting = true;
    expect(await answers(106_000)).toEqual([true]);
  });

  it("is waited for ten seconds, each time anew", async () => {
    const lull = new Lull(5_000, async () => false);
    const asked = [0, 9_999, 10_000, 10_001, 20_000, 20_001];
    const answers: boolean[] = [];
    for (const now of asked) answers.push(await lull.isNow(now));
    expect(answers).toEqual([false, false, true, false, false, true]);
  });
});
