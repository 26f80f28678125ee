/**
 * How fast the reader of the log takes its first snapshot, beside what Postgres needs to hand the same rows out as text.
 * `snapshot.ts snapshot <rates> <seconds> <rows>`
 */
import { setTimeout as delay } from "node:timers/promises";
import { withOrdersClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { until } from "../../../harness/until.ts";
import { figure, markdown, median } from "../../statistics.ts";
import { watchCores } from "../cores.ts";
import { fillOrders } from "../fill-orders.ts";
import { background, lastWords, stopAll } from "../programs.ts";
import { messageCount } from "../topic.ts";

const rows = Number(process.argv[5] ?? 500_000);
/** A snapshot slower than this many rows a second is not waited for. */
const slowest = 2_000;

await fillOrders(rows);
const [total, copies] = await copyThree();
const log = background("spark/cli/orders-log.ts");
const known = () => lastWords([log]);
await until("a snapshot is asked for", () => log.output().includes("asked for a snapshot"), { known });
const [started, cores] = [performance.now(), watchCores()];
const deadline = Date.now() + (rows / slowest) * 1_000 + 60_000;
let first = 0;
for (let count = 0; count < total; count = await messageCount()) {
  if (count > 0 && first === 0) first = performance.now();
  if (Date.now() > deadline) throw new Error(`${count} of ${total} rows are in the topic\n${known()}`);
  await delay(250);
}
const seconds = (performance.now() - started) / 1_000;
const used = cores();
await stopAll([log]);
const line = (what: string, took: number) => [what, figure(total), `${figure(took)} s`, figure(total / took)];
console.log(
  markdown(
    ["", "rows", "time", "rows/s"],
    [
      line("COPY orders TO STDOUT, median of 3", median(copies)),
      line("snapshot, from the asking to the last row in the topic", seconds),
    ],
  ),
);
console.log(`\nThe first rows came after ${figure((first - started) / 1_000)} s. Cores: ${used}.`);
process.exit();

/** How many rows there are, and how many seconds each of three copies took; the client throws the bytes away. */
async function copyThree(): Promise<[total: number, seconds: number[]]> {
  return withOrdersClient(loadConfig(), "reader", async (client) => {
    const { rows: counted } = await client.query<{ n: string }>("SELECT count(*) AS n FROM orders");
    const took: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const before = performance.now();
      await client.query("COPY orders TO STDOUT");
      took.push((performance.now() - before) / 1_000);
    }
    return [Number(counted[0]?.n), took];
  });
}
