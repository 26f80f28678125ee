import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { lockProducer } from "../../../lib/lock.ts";
import { readReplayState, resumeReplay, stateFile, writeReplayState } from "../../../lib/replay-state.ts";

const folder = () => mkdtempSync(join(tmpdir(), "kindling-state-"));
const settings = { source: "german", seed: 42 };

it("a replay continues where it was, as the same replay", () => {
  const state = folder();
  expect(readReplayState(state, "feed")).toBeNull();
  const begun = resumeReplay(state, "feed", settings, false);
  expect(begun.position).toBeNull();
  const position = Date.parse("2024-11-03T07:00:00Z");
  writeReplayState(state, "feed", { ...begun, position });
  expect(resumeReplay(state, "feed", { ...settings }, false)).toEqual({ ...begun, position });
  // Nothing half-written stays beside it.
  expect(readdirSync(dirname(stateFile(state, "feed")))).toEqual(["feed.json"]);
});

it("other settings, or a restart, are another replay from the beginning", () => {
  const state = folder();
  const begun = resumeReplay(state, "feed", settings, false);
  const other = resumeReplay(state, "feed", { ...settings, seed: 43 }, false);
  const restarted = resumeReplay(state, "feed", { ...settings, seed: 43 }, true);
  expect(new Set([begun.replay, other.replay, restarted.replay]).size).toBe(3);
  expect(restarted.position).toBeNull();
});

it("a producer runs once; a lock whose process is gone is taken over", () => {
  const state = folder();
  const unlock = lockProducer(state, "feed");
  unlock();
  const lock = join(state, "producers", "feed.lock");
  writeFileSync(lock, `${process.ppid}\n`);
  expect(() => lockProducer(state, "feed")).toThrow(`feed is running already, as process ${process.ppid}`);
  // No process has a number this high: Linux ends at 2^22.
  writeFileSync(lock, "99999999\n");
  lockProducer(state, "feed")();
});
