import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { runCommand } from "../lib/command.ts";
import type { Say } from "../lib/kafka.ts";
import { openLedger, runName } from "../lib/ledger.ts";
import { sha256Of } from "../lib/message.ts";
import { readOptions, UsageError, wholeOption } from "../lib/options.ts";
import { type BronzeFile, bronzeFiles, lineFaults } from "./bronze-files.ts";
import { putIfChanged } from "./bronze-store.ts";
import { faultOptions, faultUsage, readFaultOptions } from "./fault-options.ts";
import { openHistory } from "./open-history.ts";

const name = "load-energy-bronze";

/** The folder of the history that the pipeline reads; nothing bad is put there on purpose. */
const cleanPrefix = "energy";

const usage = `Puts the history of 2024 into the bronze bucket as two files of JSON lines; does nothing when they are there.

npm run load:energy-bronze -- [options]
  --source <name>          german (shipped file), generated (no file needed), spanish (with --data)
  --data <folder>          where the files of --source spanish are
  --prefix <path>          folder within the bucket (${cleanPrefix})
  --seed <n>               of all that is random (config data_generator.seed)
${faultUsage}
Bad lines need another --prefix, and none is empty, null_value or late. What each line is meant to become is
kept in <state folder>/ledger.`;

await runCommand(name, async (say) => {
  const config = loadConfig();
  const values = readOptions(
    usage,
    {
      source: { type: "string", default: "german" },
      data: { type: "string" },
      prefix: { type: "string", default: cleanPrefix },
      seed: { type: "string", default: String(config.dataGenerator.seed) },
      ...faultOptions,
      "bad-kinds": { type: "string", default: lineFaults.join(",") },
    },
    process.argv.slice(2),
  );
  const seed = wholeOption("seed", values.seed, 0, Number.MAX_SAFE_INTEGER);
  const faults = readFaultOptions(values, config.energy.lateAfterHours);
  const impossible = faults.kinds.filter((kind) => !lineFaults.includes(kind));
  if (impossible.length > 0) {
    throw new UsageError(`--bad-kinds ${impossible.join(",")}: a line can be ${lineFaults.join(", ")}`);
  }
  if (faults.share > 0 && values.prefix === cleanPrefix) {
    throw new UsageError(`--bad-share needs another --prefix than ${cleanPrefix}, which the pipeline reads`);
  }
  const { zone } = config.energy;
  const history = openHistory({ source: values.source, folder: values.data ?? null, zone, seed });
  const hours = history.hours.filter(({ validAt }) => new Date(validAt).getUTCFullYear() === 2024);
  say(`${history.origin}: ${hours.length} hours`);

  const client = storageClient(config.storage);
  for (const file of bronzeFiles(hours, seed, faults)) {
    const key = `${values.prefix}/${file.name}`;
    const isWritten = await putIfChanged(client, "bronze", key, file);
    const { lines, content } = file;
    say(
      `s3://bronze/${key}: ${lines.length} lines, ${content.length} bytes, ${isWritten ? "written" : "unchanged"}`,
    );
    if (isWritten && faults.share > 0) recordFates(config.stack.stateDir, key, file, say);
  }
});

/** Keeps what each line is meant to become, in the form of a producer's ledger: offset is the line, from 0. */
function recordFates(stateDir: string, key: string, file: BronzeFile, say: Say): void {
  const ledger = openLedger(stateDir, `${name}-${file.name.replace(".json", "")}`, runName());
  const sentAt = new Date().toISOString();
  ledger.append(
    file.lines.map((line, offset) => ({
      send_id: line.sendId,
      event_id: line.eventId,
      replay: file.sha256,
      topic: key,
      key: line.key,
      sha256: sha256Of(line.value),
      fate: line.fate,
      fault: line.fault,
      sent_at: sentAt,
      outcome: "acked",
      partition: 0,
      offset,
    })),
  );
  ledger.close();
  say(`what each line of ${key} is meant to become: ${ledger.path}`);
}
