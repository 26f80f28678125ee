import assert from "node:assert/strict";
import { Decimal, LocalDate, Timestamp } from "../../src/index.ts";
import { measure, openSession } from "./harness.ts";
import { rowCount, tenColumns } from "./ten-columns.ts";

const spark = await openSession();
const df = tenColumns(spark);
await measure(spark, { run: () => df.collect(), after: checkEveryValue });

function checkEveryValue(rows: readonly Readonly<Record<string, unknown>>[]): void {
  assert.equal(rows.length, rowCount);
  for (const [i, row] of rows.entries()) {
    const id = BigInt(i);
    const [at, price, day, pair] = [row.at, row.price, row.day, row.pair];
    const isExact =
      row.id === id &&
      row.value === i * 1.5 &&
      row.name === `name-${i}` &&
      row.category === `category number ${i % 100}` &&
      row.flag === (i % 2 === 0) &&
      at instanceof Timestamp &&
      at.epochMicros === 1_700_000_000_000_000n + id &&
      row.n === i % 1000 &&
      price instanceof Decimal &&
      price.unscaled === id &&
      price.scale === 2 &&
      day instanceof LocalDate &&
      day.epochDay === i % 3000 &&
      Array.isArray(pair) &&
      pair.length === 2 &&
      pair[0] === id &&
      pair[1] === id + 1n;
    assert.ok(isExact, `row ${i} is wrong`);
  }
}
