/**
 * How long a million rows take from objects to Arrow bytes and back; needs no server.
 *
 * `npx tsx --conditions=source connect-client/bench/arrow.ts`
 */
import { encodeRows, RowDecoder } from "../src/arrow/index.ts";
import { Decimal, LocalDate, type StructType, t } from "../src/types/index.ts";

const ROWS = 1_000_000;
/** As many as Spark sends in one batch. */
const BATCH_ROWS = 10_000;
const SAMPLES = 5;

const five = t.struct({
  id: t.notNull(t.long),
  name: t.string,
  price: t.double,
  at: t.timestamp,
  n: t.integer,
});
const fiveRows = Array.from({ length: ROWS }, (_, i) => ({
  id: i,
  name: `name-${i}`,
  price: i * 1.5,
  at: new Date(1_700_000_000_000 + i),
  n: i % 1000,
}));

const ten = t.struct({
  id: t.long,
  value: t.double,
  name: t.string,
  category: t.string,
  flag: t.boolean,
  at: t.timestamp,
  n: t.integer,
  price: t.decimal(18, 2),
  day: t.date,
  pair: t.array(t.long),
});
const tenBatches = Array.from({ length: ROWS / BATCH_ROWS }, (_, b) =>
  encodeRows(
    Array.from({ length: BATCH_ROWS }, (_, r) => tenValues(b * BATCH_ROWS + r)),
    ten,
  ),
);

function tenValues(i: number): unknown[] {
  const [name, category] = [`name-${i}`, `category number ${i % 100}`];
  const at = new Date(1_700_000_000_000 + i);
  return [
    i,
    i * 1.5,
    name,
    category,
    i % 2 === 0,
    at,
    i % 1000,
    new Decimal(BigInt(i), 2),
    new LocalDate(i % 3000),
    [i, i + 1],
  ];
}

function decodeAll(schema: StructType, batches: readonly Uint8Array[]): unknown[] {
  const decoder = RowDecoder.ofObjects(schema);
  const rows: unknown[] = [];
  for (const batch of batches) for (const row of decoder.decode(batch)) rows.push(row);
  return rows;
}

function measure(title: string, run: () => { length: number }): void {
  const samples = Array.from({ length: SAMPLES }, () => {
    const [wall, cpu] = [performance.now(), process.cpuUsage()];
    const { length } = run();
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - wall, cpuMs: (user + system) / 1000, length };
  });
  const best = samples.reduce((a, b) => (a.ms < b.ms ? a : b));
  console.log(
    `${title}: best of ${SAMPLES} ${best.ms.toFixed(0)} ms (CPU ${best.cpuMs.toFixed(0)} ms), length ${best.length}`,
  );
}

measure("encode 1,000,000 x 5 objects", () => encodeRows(fiveRows, five));
measure("decode 1,000,000 x 10 to objects", () => decodeAll(ten, tenBatches));
