import { describe, expect, it } from "vitest";
import { formatCursor, parseCursor } from "../../../server/live/cursor.ts";
import { LiveHub } from "../../../server/live/hub.ts";
import type { ChangesMessage, ChannelName, FeedState } from "../../../server/wire.ts";
import { price, testLimits } from "./test-values.ts";

const now = () => new Date("2026-01-01T00:00:00Z");
const hub = () => new LiveHub(testLimits, now);

function message(delta: { readonly json: string } | null): ChangesMessage {
  if (delta === null) throw new Error("expected a delta");
  return JSON.parse(delta.json);
}

const keys = (changes: ChangesMessage, channel: ChannelName) =>
  (changes.channels[channel] ?? []).map(([key]) => key);

describe("LiveHub", () => {
  it("starts a new page with everything, marked as a reset and with the limits to keep", () => {
    const live = hub();
    live.publish("prices", "h1", price(1));
    live.publish("prices", "h2", price(2));
    const first = message(live.delta(["prices"], null));
    expect(first.reset).toBe(true);
    expect(first.limits).toEqual({ prices: testLimits.prices });
    expect(first.serverTime).toBe("2026-01-01T00:00:00.000Z");
    expect(keys(first, "prices")).toEqual(["h1", "h2"]);
  });

  it("continues from a cursor with what changed since, folded to the newest value of each key", () => {
    const live = hub();
    live.publish("prices", "h1", price(1));
    const cursor = live.delta(["prices"], null)?.cursor ?? null;
    live.publish("prices", "h2", price(2));
    live.publish("prices", "h2", price(3));
    const next = message(live.delta(["prices"], cursor));
    expect(next.reset).toBe(false);
    expect(next.limits).toBeUndefined();
    expect(next.channels.prices).toEqual([["h2", price(3)]]);
  });

  it("says nothing when nothing changed in the channels asked for", () => {
    const live = hub();
    const cursor = live.delta(["prices"], null)?.cursor ?? null;
    const feed: FeedState = {
      topic: "t",
      state: "live",
      received: 1,
      rejected: 0,
      lastMessageAt: null,
      error: null,
    };
    live.publish("feeds", "t", feed);
    expect(live.delta(["prices"], cursor)).toBeNull();
    expect(keys(message(live.delta(["feeds"], cursor)), "feeds")).toEqual(["t"]);
  });

  it("does not believe a cursor of another process: the page gets everything anew", () => {
    const [before, after] = [hub(), hub()];
    before.publish("prices", "h1", price(1));
    after.publish("prices", "h1", price(1));
    const cursor = before.delta(["prices"], null)?.cursor ?? null;
    expect(message(after.delta(["prices"], cursor)).reset).toBe(true);
  });

  it("serialises once for pages that stand at the same place", () => {
    const live = hub();
    live.publish("prices", "h1", price(1));
    expect(live.delta(["prices"], null)).toBe(live.delta(["prices"], null));
  });

  it("refuses a channel it does not have, naming those it has", () => {
    expect(() => hub().delta(["nonsense" as ChannelName], null)).toThrow(
      /No live channel is named "nonsense"; there are health, /,
    );
  });
});

describe("cursor", () => {
  it("survives its text form", () => {
    const cursor = { epoch: "0123456789ab", sequence: 42 };
    expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
  });

  it.each([undefined, "", "42", "0123456789ab", "0123456789ab--1", "xyz-1", "0123456789ab-1e9"])(
    "reads %s as no cursor at all",
    (text) => {
      expect(parseCursor(text)).toBeNull();
    },
  );
});
