import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { storageClient } from "@kindling/spark/clients";
import type { Config } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { eachRecord, kafkaClient } from "../../lib/verify/kafka-records.ts";
import { withDuckDb } from "../../lib/verify/lake-files.ts";
import { readBatchLedgers } from "./batch-ledgers.ts";
import { compareMinutes, type MinuteAccount } from "./compare-minutes.ts";
import { compareTopic, type TopicAccount } from "./compare-topic.ts";
import { expectations } from "./expectations.ts";
import { judge } from "./judge.ts";
import { type Lake, loadOtherTables, loadTopicTable } from "./lake-tables.ts";
import { checkIntent, checkLedgers, type LedgerAccount } from "./ledger-account.ts";
import { openMessageTable } from "./message-tables.ts";

/** Everything the verification found; the problems of all parts together decide whether it passes. */
export interface Verification {
  readonly ledgers: readonly LedgerAccount[];
  readonly topics: readonly TopicAccount[];
  readonly minutes: MinuteAccount;
}

/** All problems found, in the order of the parts. */
export function problemsOf({ ledgers, topics, minutes }: Verification): string[] {
  const intended = ledgers.flatMap((ledger) =>
    topics.filter(({ topic }) => topic === ledger.topic).flatMap((account) => checkIntent(ledger, account)),
  );
  return [...[...ledgers, ...topics, minutes].flatMap(({ problems }) => problems), ...intended];
}

/**
 * Proves that every event has exactly the fate it must have: the generators' ledgers against the topics, the topics
 * against the lake's files, the counted minutes against a recount.
 *
 * Runs jobs that list the tables' files; reads topics, ledgers and files itself, the latter with DuckDB. What the
 * streams have not yet written is waited for until `settleSeconds` have passed.
 */
export async function verifyEvents(config: Config, settleSeconds: number): Promise<Verification> {
  const spark = await SparkSession.builder.remote(config.spark.remote).create();
  const store = storageClient(config.storage);
  const folder = await mkdtemp(join(tmpdir(), "kindling-verify-"));
  try {
    return await withDuckDb(async (duckdb) => {
      const ledgers = await readTopics(config, duckdb);
      const lake = { spark, store, duckdb, folder };
      const deadline = Date.now() + settleSeconds * 1_000;
      for (;;) {
        const verification = { ledgers, ...(await compareLake(config, lake)) };
        if (problemsOf(verification).length === 0 || Date.now() > deadline) return verification;
      }
    });
  } finally {
    await spark.stop();
    store.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads both topics once, into DuckDB and past the ledgers. */
async function readTopics(config: Config, duckdb: DuckDBConnection): Promise<LedgerAccount[]> {
  const kafka = kafkaClient(config.kafka.bootstrapServers);
  const { stateDir } = config.stack;
  const accounts: LedgerAccount[] = [];
  for (const expectation of expectations) {
    const check = checkLedgers(expectation.topic, await readBatchLedgers(stateDir));
    const messages = await openMessageTable(duckdb, expectation);
    await eachRecord(kafka, expectation.topic, (record) => {
      check.add(record);
      messages.add(record, judge(record.value, record.timestamp, expectation, config.events));
    });
    messages.close();
    accounts.push(check.account(await readBatchLedgers(stateDir)));
  }
  return accounts;
}

async function compareLake(config: Config, lake: Lake): Promise<Pick<Verification, "topics" | "minutes">> {
  // The minutes are made of the bronze table: read first, they can only hold less than it.
  await loadOtherTables(lake);
  const topics: TopicAccount[] = [];
  for (const expectation of expectations) {
    await loadTopicTable(lake, expectation);
    topics.push(await compareTopic(lake.duckdb, expectation));
  }
  return { topics, minutes: await compareMinutes(lake.duckdb, config.events.lateAfterMinutes) };
}
