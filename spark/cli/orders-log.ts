// npm run cdc:orders-log [-- --snapshot]: sends every change of the table orders to Kafka, from Postgres's log.
import { parseArgs } from "node:util";
import { ensureJars } from "../bootstrap/jars.mjs";
import { whenNpmIsGone } from "../bootstrap/npm-watch.mjs";
import { loadConfig, ordersTopic } from "../config/index.ts";
import { ConnectApi } from "../services/orders/connect-api.ts";
import { connectUrl, connectWorker } from "../services/orders/connect-worker.ts";
import { asReplicator, beginAnew } from "../services/orders/log-reader.ts";
import { watchLog } from "../services/orders/log-watch.ts";
import { claimLog } from "../services/orders/snapshots.ts";
import { acquireLock } from "../supervisor/stack-lock.ts";
import { Supervisor } from "../supervisor/supervisor.ts";
import { runCommand } from "./output.ts";
import { stopSignal } from "./stop-signal.ts";

const usage = `Reads the log of food_delivery_db with Debezium and sends every change of orders to Kafka, until stopped.

npm run cdc:orders-log [-- --snapshot]
  --snapshot   begin anew: give up the place in the log and send all rows again first`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      snapshot: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const config = loadConfig();
  const stop = stopSignal();
  whenNpmIsGone(stop.request);
  const worker = connectWorker(config);
  if (worker.command() !== null) await ensureJars(say);
  const release = acquireLock(config.stack.stateDir, "orders-log");
  const supervisor = new Supervisor("orders-log", config, [worker], (_, { state }, text) =>
    say(`Kafka Connect ${state === text ? text : `${state}: ${text}`}`),
  );
  const endStart = () => void supervisor.stop();
  stop.signal.addEventListener("abort", endStart);
  try {
    if (!values.snapshot) await asReplicator(config, (client) => claimLog(client, config));
    await supervisor.start();
    if (values.snapshot) await beginAnew(config, new ConnectApi(connectUrl(config)));
    say(`changes of orders go to ${ordersTopic(config.orders)}`);
    await watchLog(config, say, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    await supervisor.stop();
    release();
  }
});

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  orders-log: ${text}`);
}
