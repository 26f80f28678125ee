/**
 * From the commit of a change to its message, to its row in the log, and to its row in the table of orders, at several
 * rates. `delays.ts log|polling <rates> <seconds>`
 */
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { ordersCurrent, ordersLog } from "../../../orders/contracts.ts";
import { figure, markdown, quantile } from "../../statistics.ts";
import { commitTimes, keepCommitTimes } from "../commit-times.ts";
import { watchCores } from "../cores.ts";
import { fillOrders } from "../fill-orders.ts";
import { areThere, haveArrived, rowsSeen } from "../lake-rows.ts";
import { background, lastWords, stopAll } from "../programs.ts";
import { messagesSeen, stampByBroker } from "../topic.ts";
import { isFallingBehind, type Moment, waitsOf } from "../waits.ts";
import { type Transaction, writeChanges } from "../write-changes.ts";

const config = loadConfig();

const [side = "log", rates = "50", seconds = "45"] = process.argv.slice(2);
/** Orders there are before. */
const filled = 50_000;
/** What compiles what is hot, in a stack that is new; and for how long each rate is held before it counts. */
const [warmUp, settleSeconds] = [{ rate: 500, seconds: 45 }, 10];
/** How long the last changes of a rate may take to the lake. */
const patienceSeconds = 60;
const heading = ["source", "changes/s", "made", "a transaction", "to", "p50", "p99", "highest", ""];

await keepCommitTimes();
await stampByBroker();
await fillOrders(filled);
const source =
  side === "log" ? background("spark/cli/orders-log.ts") : background("jobs/run.ts", "orders-cdc");
const programs = [
  source,
  background("jobs/run.ts", "orders-stream"),
  background("jobs/run.ts", "orders-current"),
];
const spark = await SparkSession.builder.remote(config.spark.remote).create();
const rows: string[][] = [];
const used: string[][] = [];
try {
  if (!(await areThere(spark, filled, 300)))
    throw new Error(`not within 300 s: ${filled} orders in the lake\n${lastWords(programs)}`);
  const warming = await writeChanges(warmUp.rate, warmUp.seconds);
  await haveArrived(spark, warming.at(-1)?.versions ?? [], patienceSeconds);
  for (const rate of rates.split(",").map(Number)) await hold(rate);
} finally {
  console.log(`${markdown(heading, rows)}\n\n${markdown(["source", "changes/s", "cores"], used)}`);
}
await spark.stop();
await stopAll(programs.reverse());
// What ended is not ended again.
process.exit();

/** Keeps a rate up, waits until its changes have passed, and says how long they took. */
async function hold(rate: number): Promise<void> {
  await writeChanges(rate, settleSeconds);
  const cores = watchCores();
  const started = performance.now();
  const written = await writeChanges(rate, Number(seconds));
  const perSecond = changesIn(written) / ((performance.now() - started) / 1_000);
  used.push([side, figure(rate), cores()]);
  const isDone = await haveArrived(spark, written.at(-1)?.versions ?? [], patienceSeconds);
  const commits = await momentsOf(written);
  const places = {
    topic: messagesSeen,
    [ordersLog.name]: () => rowsSeen(spark, ordersLog.name),
    [ordersCurrent.name]: () => rowsSeen(spark, ordersCurrent.name),
  };
  for (const [place, sights] of Object.entries(places)) {
    const waits = waitsOf(commits, await sights());
    const missing = waits.filter((ms) => ms === Number.POSITIVE_INFINITY).length;
    if (isDone && missing > 0)
      throw new Error(`${missing} changes never came to ${place}\n${lastWords(programs)}`);
    const row = [
      side,
      figure(rate),
      figure(perSecond),
      `${figure(changesIn(written) / written.length)} rows`,
      place,
      ...[0.5, 0.99, 1].map((share) => `${figure(quantile(waits, share))} ms`),
      missing > 0
        ? `falls behind: ${figure(missing)} not there ${patienceSeconds} s later`
        : isFallingBehind(commits, waits)
          ? "falls behind"
          : "keeps up",
    ];
    console.error(row.join("  "));
    rows.push(row);
  }
}

function changesIn(written: readonly Transaction[]): number {
  return written.reduce((sum, { versions }) => sum + versions.length, 0);
}

async function momentsOf(written: readonly Transaction[]): Promise<Moment[]> {
  const times = await commitTimes(written.map(({ xid }) => xid));
  return written.flatMap(({ versions }, index) =>
    versions.map((version) => ({ ...version, at: times[index] ?? Number.NaN })),
  );
}
