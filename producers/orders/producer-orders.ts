import { randomUUID } from "node:crypto";
import { loadConfig } from "@kindling/spark/config";
import { runCommand } from "../lib/command.ts";
import { lockProducer } from "../lib/lock.ts";
import { stopSignal } from "../lib/stop-signal.ts";
import type { Done } from "./lane.ts";
import { openOrderLedger } from "./order-ledger.ts";
import { readOrdersOptions } from "./orders-options.ts";
import { doneLine, runBusiness } from "./run-business.ts";

await runCommand("orders", async (say) => {
  const config = loadConfig();
  const options = readOrdersOptions(process.argv.slice(2), config);
  const { stateDir } = config.stack;
  const unlock = lockProducer(stateDir, "orders");
  const run = randomUUID().slice(0, 8);
  const { seed, rate, lanes, replay } = options;
  say(
    replay === null
      ? `run ${run}: ${rate} changes a second on ${lanes} connections, seed ${seed}`
      : `run ${run}: replays ${replay.file}, speed ${replay.speed}`,
  );
  const ledger = openOrderLedger(stateDir, { run, seed, started_at: new Date().toISOString() });
  const done: Done = { transactions: 0, changes: 0, rolledBack: 0 };
  try {
    await runBusiness({ config, ledger, done, signal: stopSignal(say), say }, options);
  } finally {
    ledger.close();
    say(doneLine(done));
    say(`ledger: ${ledger.path}`);
    unlock();
  }
});
