import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Broadcaster } from "../../../server/live/broadcaster.ts";
import { describeError, readFigure } from "../../../server/live/figure.ts";
import { LiveHub } from "../../../server/live/hub.ts";
import { Poller } from "../../../server/live/poller.ts";
import { Subscriber } from "../../../server/live/subscriber.ts";
import type { TopicRow } from "../../../server/wire.ts";
import { testLimits } from "./test-values.ts";

const row: TopicRow = { topic: "t", partitions: 1, messages: 1, messagesPerSecond: null };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("readFigure", () => {
  it("keeps the last good data and its time when a read fails, and names the error", async () => {
    const good = await readFigure<string>(undefined, 1_000, async () => "data");
    expect(good).toMatchObject({ asOf: "2026-01-01T00:00:00.000Z", data: "data", error: null });
    vi.advanceTimersByTime(5_000);
    const bad = await readFigure(good, 1_000, () => Promise.reject(new Error("gone")));
    expect(bad).toMatchObject({
      asOf: "2026-01-01T00:00:00.000Z",
      checkedAt: "2026-01-01T00:00:05.000Z",
      data: "data",
      error: "gone",
    });
  });

  it("gives up on a query that never answers, and tells it so", async () => {
    let aborted = false;
    const reading = readFigure(undefined, 2_500, (signal) => {
      signal.addEventListener("abort", () => {
        aborted = true;
      });
      return new Promise<never>(() => undefined);
    });
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await reading).toMatchObject({
      data: null,
      asOf: null,
      error: "no answer within 2.5 s",
      latencyMs: 2_500,
    });
    expect(aborted).toBe(true);
  });
});

describe("describeError", () => {
  it("looks behind fetch's own words, takes one line, and never says nothing", () => {
    const refused = new Error("connect ECONNREFUSED 127.0.0.1:8080");
    expect(describeError(new TypeError("fetch failed", { cause: refused }))).toBe(refused.message);
    expect(describeError(new Error("first\nsecond"))).toBe("first");
    expect(describeError(new AggregateError([refused], ""))).toBe(refused.message);
    expect(describeError(new RangeError(""))).toBe("RangeError");
    expect(describeError("text")).toBe("text");
  });
});

describe("Poller", () => {
  const openPage = (broadcaster: Broadcaster) => {
    const response = { on: () => undefined, write: () => true, end: () => undefined };
    const subscriber = new Subscriber(response as never, ["topics"], null);
    broadcaster.add(subscriber);
    return subscriber;
  };

  it("reads while a page follows its channel, and not otherwise", async () => {
    const hub = new LiveHub(testLimits);
    const broadcaster = new Broadcaster(hub);
    let reads = 0;
    const query = async () => {
      reads += 1;
      return [row];
    };
    new Poller({ channel: "topics", key: "all", everyMs: 2_000, timeoutMs: 1_000, query }, hub, broadcaster);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reads).toBe(0);

    const page = openPage(broadcaster);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(reads).toBe(3);
    expect(hub.get("topics", "all")).toMatchObject({ data: [row], error: null });

    broadcaster.remove(page);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(3);
  });

  it("joins a read under way instead of starting a second", async () => {
    const hub = new LiveHub(testLimits);
    let reads = 0;
    const query = async () => {
      reads += 1;
      return [row];
    };
    const poller = new Poller(
      { channel: "topics", key: "all", everyMs: 2_000, timeoutMs: 1_000, query },
      hub,
      new Broadcaster(hub),
    );
    await Promise.all([poller.refresh(), poller.refresh(), poller.refresh()]);
    expect(reads).toBe(1);
    poller.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
