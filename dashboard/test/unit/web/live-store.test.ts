import { describe, expect, it } from "vitest";
import type { ChangesMessage, ChannelChanges } from "../../../server/wire.ts";
import { LiveStore } from "../../../web/shared/live-store.js";
import { price } from "../live/test-values.ts";

function message(reset: boolean, prices: ChannelChanges, limit = 10): ChangesMessage {
  return {
    reset,
    serverTime: new Date().toISOString(),
    ...(reset && { limits: { prices: limit } }),
    channels: { prices },
  };
}
const amounts = (store: LiveStore) =>
  [...store.channel("prices")].map(([key, value]) => [key, value.priceEurMwh]);

describe("LiveStore", () => {
  it("replaces what it has when the server starts over, and adds otherwise", () => {
    const store = new LiveStore(["prices"]);
    store.apply(message(true, [["h1", price(1)]]));
    store.apply(message(false, [["h2", price(2)]]));
    store.apply(message(false, [["h1", price(3)]]));
    expect(amounts(store)).toEqual([
      ["h2", 2],
      ["h1", 3],
    ]);
    store.apply(message(true, [["h9", price(9)]]));
    expect(amounts(store)).toEqual([["h9", 9]]);
  });

  it("keeps no more than the server does", () => {
    const store = new LiveStore(["prices"]);
    store.apply(message(true, [], 2));
    for (const hour of [1, 2, 3]) store.apply(message(false, [[`h${hour}`, price(hour)]]));
    expect(amounts(store)).toEqual([
      ["h2", 2],
      ["h3", 3],
    ]);
  });

  it("can be frozen while the original goes on", () => {
    const store = new LiveStore(["prices"]);
    store.apply(message(true, [["h1", price(1)]]));
    const frozen = store.freeze();
    store.apply(message(false, [["h2", price(2)]]));
    expect(amounts(frozen)).toEqual([["h1", 1]]);
    expect(amounts(store)).toHaveLength(2);
  });
});
