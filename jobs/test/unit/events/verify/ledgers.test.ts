import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { LedgerBatch } from "../../../../events/verify/batch-ledgers.ts";
import { checkIntent, checkLedgers, replayHeader } from "../../../../events/verify/ledger-account.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function batch(number: number, values: readonly string[], change: Partial<LedgerBatch> = {}): LedgerBatch {
  const sha256 = createHash("sha256")
    .update(values.map((value) => `${value}\n`).join(""))
    .digest("hex");
  return {
    ...{ run: "r", batch: number, topic: "iot", partition: 0, size: values.length, faults: {}, sha256 },
    ...{ outcome: "acked", offset: null, ...change },
  };
}

const ledger = [
  batch(0, ["a", "b"], { offset: 0n, faults: { late: 1 } }),
  batch(1, ["c"], { offset: 2n }),
  batch(2, ["d", "e"], { outcome: "unknown", faults: { malformed: 1 } }),
  batch(3, ["f"], { outcome: "unknown" }),
];

function account(
  topic: readonly string[],
  {
    before = ledger,
    after = ledger,
    headers = {},
  }: { before?: LedgerBatch[]; after?: LedgerBatch[]; headers?: object } = {},
) {
  const check = checkLedgers("iot", before);
  for (const [offset, value] of topic.entries())
    check.add({
      partition: 0,
      offset: BigInt(offset),
      value: bytes(value),
      timestamp: 0,
      headers: { ...headers },
    });
  return check.account(after);
}

describe("checkLedgers", () => {
  it("finds every batch, and which of the unanswered ones arrived", () => {
    expect(account(["a", "b", "c", "d", "e"])).toEqual({
      topic: "iot",
      acknowledged: 3,
      failed: 0,
      unanswered: { there: 2, notThere: 1 },
      replayed: 0,
      faults: { late: 1, malformed: 1 },
      problems: [],
    });
  });

  it.each([
    [
      "a lost message",
      ["a", "b"],
      "iot: batch 1 of run r was acknowledged at partition 0 offset 2 and is not there",
    ],
    ["a batch cut short", ["a"], "iot: the last 1 messages of batch 0 of run r are not there"],
    ["other bytes", ["a", "x", "c"], "iot: batch 0 of run r has other bytes than were sent"],
    ["a stranger", ["a", "b", "c", "x"], "iot: 1 messages of partition 0 from offset 3 on are in no ledger"],
  ])("finds %s", (_what, topic, problem) => {
    expect(account(topic).problems).toContain(problem);
  });

  it("knows a batch that was acknowledged while the topic was read", () => {
    const before = [batch(0, ["a"], { outcome: "unknown" })];
    const after = [
      batch(0, ["a"], { offset: 0n }),
      batch(1, ["b"], { offset: 1n }),
      batch(2, ["c"], { offset: 2n }),
    ];
    expect(account(["a", "b"], { before, after }).problems).toEqual([]);
  });

  it("counts dead letters that were sent again apart", () => {
    const { replayed, problems } = account(["x"], {
      before: [],
      after: [],
      headers: { [replayHeader]: "0/1" },
    });
    expect({ replayed, problems }).toEqual({ replayed: 1, problems: [] });
  });
});

describe("checkIntent", () => {
  const found = account(["a", "b", "c", "d", "e"]);
  it("wants as many bad messages as were made", () => {
    expect(checkIntent(found, { quarantined: 1, deduplicated: 0 })).toEqual([]);
    expect(checkIntent(found, { quarantined: 0, deduplicated: 2 })).toEqual([
      "iot: 1 messages were meant to be quarantined, and 0 are",
      "iot: 0 messages were meant to be deduplicated, and 2 are",
    ]);
  });
});
