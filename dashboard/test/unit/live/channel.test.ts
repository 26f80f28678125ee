import { describe, expect, it } from "vitest";
import { Channel } from "../../../server/live/channel.ts";

describe("Channel", () => {
  it("gives what changed after a number, oldest change first, each key once", () => {
    const channel = new Channel<string>(10);
    channel.set("a", "a1", 1);
    channel.set("b", "b1", 2);
    channel.set("a", "a2", 3);
    expect(channel.changesSince(0)).toEqual([
      ["b", "b1"],
      ["a", "a2"],
    ]);
    expect(channel.changesSince(2)).toEqual([["a", "a2"]]);
    expect(channel.changesSince(3)).toEqual([]);
  });

  it("keeps at most its limit, and lets go of the key that has not changed for longest", () => {
    const channel = new Channel<number>(2);
    channel.set("a", 1, 1);
    channel.set("b", 2, 2);
    channel.set("a", 3, 3);
    channel.set("c", 4, 4);
    expect(channel.changesSince(0)).toEqual([
      ["a", 3],
      ["c", 4],
    ]);
  });
});
