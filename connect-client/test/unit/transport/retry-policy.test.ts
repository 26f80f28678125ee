import { Metadata, status } from "@grpc/grpc-js";
import { describe, expect, it } from "vitest";
import { canRetry, defaultRetryPolicy, RetryState } from "../../../src/transport/retry-policy.ts";
import { RpcFailure } from "../../../src/transport/rpc-failure.ts";

const rpc = { method: "Config", sessionId: "s", operationId: undefined };
const failure = (code: number, details: string) =>
  new RpcFailure({ code, details, metadata: new Metadata() }, rpc);

function waits(random: number, serverDelayMs?: number): (number | undefined)[] {
  const state = new RetryState(defaultRetryPolicy, () => random);
  return Array.from({ length: 16 }, () => state.nextDelayMs(serverDelayMs));
}

describe("retry policy", () => {
  it("waits as long as Spark's own clients, fifteen times", () => {
    const tail = Array.from({ length: 9 }, () => 60_000);
    expect(waits(0)).toEqual([50, 200, 800, 3200, 12_800, 51_200, ...tail, undefined]);
  });

  it("adds jitter only to waits of two seconds and more", () => {
    expect(waits(0.5).slice(0, 7)).toEqual([50, 200, 800, 3450, 13_050, 51_450, 60_250]);
  });

  it("waits as long as the server asks, up to ten minutes", () => {
    expect(waits(0, 1000).slice(0, 5)).toEqual([1000, 1000, 1000, 3200, 12_800]);
    expect(waits(0, 3_600_000)[0]).toBe(600_000);
  });

  it("counts tries", () => {
    const state = new RetryState(defaultRetryPolicy);
    expect(state.attempts).toBe(1);
    state.nextDelayMs(undefined);
    state.nextDelayMs(undefined);
    expect(state.attempts).toBe(3);
  });

  it.each([
    [status.UNAVAILABLE, "", true],
    [status.INTERNAL, "[INVALID_CURSOR.DISCONNECTED] the cursor", true],
    [status.INTERNAL, "[INVALID_CURSOR.POSITION_NOT_AVAILABLE] gone", false],
    [status.INTERNAL, "boom", false],
    [status.DEADLINE_EXCEEDED, "", false],
    [status.CANCELLED, "", false],
    [status.UNAUTHENTICATED, "", false],
    [status.RESOURCE_EXHAUSTED, "", false],
  ])("status %i %j: retried %s", (code, details, expected) => {
    expect(canRetry(failure(code, details))).toBe(expected);
  });
});
