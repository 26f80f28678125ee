import { expect, it } from "vitest";
import { StreamCounts } from "../../../lib/run/stream-counts.ts";

const batch = (runId: string, batchId: number, numInputRows: number, ...dropped: readonly number[]) => ({
  runId,
  batchId,
  numInputRows,
  stateOperators: dropped.map((numRowsDroppedByWatermark) => ({ numRowsDroppedByWatermark })),
});

it("counts each batch with data once, and a batch of another run as another", () => {
  const counts = new StreamCounts();
  counts.add("prices", [batch("a", 0, 1_000), batch("a", 1, 0)]);
  counts.add("prices", [batch("a", 0, 1_000), batch("b", 0, 200)]);
  counts.add("weather", [batch("c", 0, 3)]);
  expect(counts.line(["prices", "weather"])).toBe(
    "prices 1,200 rows in 2 batches | weather 3 rows in 1 batches",
  );
});

it("tells the rows that Spark dropped because they came too late", () => {
  const counts = new StreamCounts();
  counts.add("clickstream", [batch("a", 0, 1_000, 0), batch("a", 1, 500, 7, 1_200)]);
  expect(counts.tooLate("clickstream")).toBe(1_207);
  expect(counts.line(["clickstream"])).toBe("clickstream 1,500 rows in 2 batches, 1,207 too late");
});
