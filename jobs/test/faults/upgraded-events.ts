// The events job as its next version may be: page views have one more column. Takes the column's name.
import { loadConfig } from "@kindling/spark/config";
import { col, functions as F, lit, t } from "spark-connect-js";
import { clickstream } from "../../events/contracts.ts";
import { eventsAll } from "../../events/events-all.ts";
import type { TableContract } from "../../lib/contract/table-contract.ts";
import type { StreamJob } from "../../lib/job/define-job.ts";
import { lockJob } from "../../lib/job/job-lock.ts";
import { runStream } from "../../lib/run/run-stream.ts";

const [column = "secure"] = process.argv.slice(2);
const upgraded: TableContract = { ...clickstream, schema: clickstream.schema.add(column, t.boolean) };

const job: StreamJob = {
  ...eventsAll,
  writes: eventsAll.writes.map((target) => (target === clickstream ? upgraded : target)),
  build: (input, prepared) =>
    eventsAll
      .build(input, prepared)
      .map((query) =>
        query.sink.kind === "table" && query.sink.table === clickstream
          ? { ...query, rows: withSecure(query.rows), sink: { kind: "table", table: upgraded } }
          : query,
      ),
};

function withSecure(rows: ReturnType<typeof eventsAll.build>[number]["rows"]) {
  return rows.withColumn(column, F.startswith(col("url"), lit("https:")));
}

const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const config = loadConfig();
const lock = lockJob(config.stack.stateDir, job.name);
try {
  await runStream(job, { config, mode: "run", settings: new Map(), say: console.log, stop: stop.signal });
} finally {
  lock.release();
}
