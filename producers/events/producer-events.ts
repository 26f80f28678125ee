import { randomUUID } from "node:crypto";
import { loadConfig } from "@kindling/spark/config";
import { runCommand } from "../lib/command.ts";
import { stopSignal } from "../lib/stop-signal.ts";
import { readGeneratorOptions } from "./generator-options.ts";
import { runGenerator } from "./run-generator.ts";
import { openSources } from "./sources/open-sources.ts";

await runCommand("events", async (say) => {
  const config = loadConfig();
  const options = readGeneratorOptions(process.argv.slice(2), config);
  const run = randomUUID().slice(0, 8);
  say(
    `run ${run}: ${options.rates.clickstream} page views and ${options.rates.iot} sensor reports a second, ` +
      `${options.senders} senders, batches of ${options.batchSize}, seed ${options.seed}`,
  );
  const { stateDir } = config.stack;
  const { bootstrapServers } = config.kafka;
  const sources = openSources(options);
  await runGenerator({ stateDir, bootstrapServers, run, sources, signal: stopSignal(say), say }, options);
});
