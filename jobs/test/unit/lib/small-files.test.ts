import { describe, expect, it } from "vitest";
import { joinBelow } from "../../../lib/lake/small-files.ts";

const mebibyte = 2 ** 20;
const limits = { fewestFiles: 12, targetBytes: 64 * mebibyte };
const filled = (files: number, bytes: number) => Array.from({ length: files }, () => bytes);

describe("the size below which files are put together", () => {
  it("is none while a partition has fewer small files than are worth it", () => {
    expect(joinBelow([], limits)).toBeUndefined();
    expect(joinBelow([[], filled(11, 1_000), filled(11, 2_000)], limits)).toBeUndefined();
    expect(joinBelow([filled(12, 1_000)], limits)).toBe(1_001);
  });

  it("leaves a file until the smaller ones together have half its size", () => {
    expect(joinBelow([[24_001, ...filled(12, 1_000)]], limits)).toBe(1_001);
    expect(joinBelow([[24_000, ...filled(12, 1_000)]], limits)).toBe(24_001);
    // What one file brings in may bring in the next.
    expect(joinBelow([[70_000, 24_000, ...filled(12, 1_000)]], limits)).toBe(70_001);
  });

  it("is not misled by a file much smaller than the others", () => {
    expect(joinBelow([[10, ...filled(12, 1_000)]], limits)).toBe(1_001);
    expect(joinBelow([[10, 300, ...filled(12, 10_000), 900_000]], limits)).toBe(10_001);
  });

  it("never touches a full file", () => {
    expect(joinBelow([filled(30, 48 * mebibyte)], limits)).toBeUndefined();
    expect(joinBelow([filled(12, 48 * mebibyte - 1)], limits)).toBe(48 * mebibyte);
  });

  it("is that of the partition which needs the largest", () => {
    expect(joinBelow([filled(24, 1_000), filled(12, 5_000), filled(3, 9_000)], limits)).toBe(5_001);
  });

  it("keeps a day of a stream in a few files, and writes a row again a few times", () => {
    // A day of 200 page views a second: a file of 10 kB every 5 s, put together every 2 minutes.
    let partition: number[] = [];
    let [most, left, rewritten] = [0, 0, 0];
    for (let round = 0; round < 720; round++) {
      partition.push(...filled(24, 10_000));
      most = Math.max(most, partition.length);
      const below = joinBelow([partition], limits) ?? 0;
      const joined = partition.filter((size) => size < below).reduce((sum, size) => sum + size, 0);
      partition = partition.filter((size) => size >= below).concat(joined);
      rewritten += joined;
      left = Math.max(left, partition.length);
    }
    expect(partition.reduce((sum, size) => sum + size, 0)).toBe(720 * 24 * 10_000);
    expect(most).toBeLessThanOrEqual(36);
    expect(left).toBeLessThanOrEqual(12);
    expect(rewritten / (720 * 24 * 10_000)).toBeLessThan(8);
  });
});
