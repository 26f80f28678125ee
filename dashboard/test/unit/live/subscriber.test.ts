import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Broadcaster } from "../../../server/live/broadcaster.ts";
import { LiveHub } from "../../../server/live/hub.ts";
import { Subscriber } from "../../../server/live/subscriber.ts";
import { price, testLimits } from "./test-values.ts";

/** The part of a response a subscriber uses, with a reader that can stop reading. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  reads = true;
  destroyed = false;
  ended = false;

  write(text: string): boolean {
    this.written.push(text);
    return this.reads;
  }

  destroy(): void {
    this.destroyed = true;
  }

  end(): void {
    this.ended = true;
  }
}

function subscribe(response: FakeResponse): Subscriber {
  return new Subscriber(response as unknown as ServerResponse, ["prices"], null);
}

describe("Subscriber", () => {
  it("writes an event with an id to resume from", () => {
    const hub = new LiveHub(testLimits);
    const response = new FakeResponse();
    const subscriber = subscribe(response);
    hub.publish("prices", "h1", price(1));
    expect(subscriber.flush(hub, 0)).toBe(true);
    expect(response.written).toHaveLength(1);
    expect(response.written[0]).toMatch(
      new RegExp(`^id: ${hub.epoch}-1\nevent: changes\ndata: \\{.*\\}\n\n$`),
    );
    expect(subscriber.flush(hub, 0)).toBe(false);
  });

  it("writes nothing to a reader that does not read, however much happens, and then only the newest values", () => {
    const hub = new LiveHub(testLimits);
    const response = new FakeResponse();
    const subscriber = subscribe(response);
    response.reads = false;
    subscriber.flush(hub, 0);
    expect(response.written).toHaveLength(1);

    for (let step = 0; step < 10_000; step++) {
      hub.publish("prices", `h${step % 5}`, price(step));
      subscriber.flush(hub, 10);
      subscriber.heartbeat(10);
    }
    expect(response.written).toHaveLength(1);

    response.reads = true;
    response.emit("drain");
    subscriber.flush(hub, 20);
    expect(response.written).toHaveLength(2);
    const data = /data: (.*)\n/.exec(response.written[1] ?? "")?.[1] ?? "";
    expect(
      JSON.parse(data).channels.prices.map(([key, value]: [string, { priceEurMwh: number }]) => [
        key,
        value.priceEurMwh,
      ]),
    ).toEqual([
      ["h0", 9995],
      ["h1", 9996],
      ["h2", 9997],
      ["h3", 9998],
      ["h4", 9999],
    ]);
  });

  it("cuts off a reader that has taken nothing for a minute", () => {
    const hub = new LiveHub(testLimits);
    const response = new FakeResponse();
    const subscriber = subscribe(response);
    response.reads = false;
    subscriber.flush(hub, 1_000);
    subscriber.flush(hub, 60_000);
    expect(response.destroyed).toBe(false);
    subscriber.flush(hub, 61_001);
    expect(response.destroyed).toBe(true);
  });
});

describe("Broadcaster", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("sends many changes as few messages, and a comment when there is nothing to say", () => {
    vi.useFakeTimers();
    const hub = new LiveHub(testLimits);
    const broadcaster = new Broadcaster(hub, { flushEveryMs: 200, heartbeatEveryMs: 15_000 });
    const response = new FakeResponse();
    broadcaster.add(subscribe(response));
    for (let step = 0; step < 1_000; step++) {
      hub.publish("prices", "h1", price(step));
      vi.advanceTimersByTime(1);
    }
    expect(response.written).toHaveLength(1 + 5);
    expect(broadcaster.messages).toBe(6);
    vi.advanceTimersByTime(15_000);
    expect(response.written.at(-1)).toBe(": still here\n\n");
  });

  it("runs no timer without pages, and forgets those that are gone", () => {
    vi.useFakeTimers();
    const hub = new LiveHub(testLimits);
    const broadcaster = new Broadcaster(hub);
    const subscribers = [subscribe(new FakeResponse()), subscribe(new FakeResponse())];
    for (const subscriber of subscribers) broadcaster.add(subscriber);
    expect(vi.getTimerCount()).toBe(2);
    expect(broadcaster.follows("prices")).toBe(true);
    for (const subscriber of subscribers) broadcaster.remove(subscriber);
    expect(vi.getTimerCount()).toBe(0);
    expect(broadcaster.size).toBe(0);
    expect(broadcaster.follows("prices")).toBe(false);
  });
});
