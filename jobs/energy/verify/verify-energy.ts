import type { S3Client } from "@aws-sdk/client-s3";
import { storageClient } from "@kindling/spark/clients";
import type { Config } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { kafkaClient, readTopic, type SourceRecord } from "../../lib/verify/kafka-records.ts";
import { fetchObject } from "../../lib/verify/lake-files.ts";
import { bronzeFiles, expectations } from "./expectations.ts";
import { LakeReader } from "./lake-reader.ts";
import { checkLedger, type LedgerAccount, readLedgers } from "./ledger.ts";
import { checkPublished, type PublicationAccount } from "./published.ts";
import { type Account, reconcile } from "./reconcile.ts";
import { type BronzeAccount, reconcileBronze } from "./reconcile-bronze.ts";

const publicationTopic = "energy-predictions";

/** Everything the verification found; `problems` of every part together decide whether it passes. */
export interface Verification {
  readonly bronze: BronzeAccount;
  readonly topics: readonly (Account & { readonly ledger: LedgerAccount })[];
  readonly published: PublicationAccount;
}

/** All problems found, in the order of the parts. */
export function problemsOf({ bronze, topics, published }: Verification): string[] {
  return [
    ...bronze.problems,
    ...topics.flatMap((topic) => [...topic.ledger.problems, ...topic.problems]),
    ...published.problems,
  ];
}

/**
 * Proves that every message and bronze line of the energy system has exactly the fate it must have.
 *
 * Runs jobs that list the tables' files; reads topics, ledgers and files itself. What the stream has not yet
 * written is waited for until `settleSeconds` have passed.
 */
export async function verifyEnergy(config: Config, settleSeconds: number): Promise<Verification> {
  const store = storageClient(config.storage);
  const spark = await SparkSession.builder.remote(config.spark.remote).create();
  try {
    const lake = new LakeReader(spark, store);
    const deadline = Date.now() + settleSeconds * 1_000;
    for (;;) {
      const verification = await verifyOnce(config, store, lake);
      if (problemsOf(verification).length === 0 || Date.now() > deadline) return verification;
    }
  } finally {
    await spark.stop();
    store.destroy();
  }
}

async function verifyOnce(config: Config, store: S3Client, lake: LakeReader): Promise<Verification> {
  const kafka = kafkaClient(config.kafka.bootstrapServers);
  // Everything may still be running. So each side is read when it can only hold more than the other asks of it:
  // the ledgers before and after the topics, the topics before the tables, the publications before and after.
  const ledgerBefore = await readLedgers(config.stack.stateDir);
  const sources = await Promise.all(expectations.map(({ topic }) => readTopic(kafka, topic)));
  const ledgerAfter = await readLedgers(config.stack.stateDir);
  const publishedBefore = await readTopic(kafka, publicationTopic);
  const deadLetters = await lake.deadLetters();

  const topics: (Account & { ledger: LedgerAccount })[] = [];
  for (const [index, expectation] of expectations.entries()) {
    const records = sources[index] ?? [];
    const isKnown = within(records);
    const rows = await lake.streamRows(expectation.table, expectation.compared);
    const letters = deadLetters.filter(({ source }) => source === expectation.topic);
    topics.push({
      ...reconcile(
        expectation,
        config.energy.lateAfterHours,
        records,
        rows.filter(isKnown),
        letters.filter(isKnown),
      ),
      ledger: checkLedger(expectation.topic, { before: ledgerBefore, after: ledgerAfter }, records),
    });
  }
  const forecasts = await lake.streamRows("lake.gold.energy_forecast", ["price_eur_mwh"]);
  const publishedAfter = await readTopic(kafka, publicationTopic);
  const [weather, prices] = await Promise.all([
    fetchObject(store, bronzeFiles.weather.path),
    fetchObject(store, bronzeFiles.prices.path),
  ]);
  return {
    bronze: reconcileBronze({ weather, prices }, await lake.hourlyRows(), deadLetters),
    topics,
    published: checkPublished(
      forecasts.map((row) => ({ ...row, price_eur_mwh: Number(row.price_eur_mwh) })),
      { before: publishedBefore, after: publishedAfter },
    ),
  };
}

/** Whether a row comes from the part of the topic that was read. */
function within(records: readonly SourceRecord[]) {
  const ends = new Map<number, bigint>();
  for (const { partition, offset } of records) {
    const end = ends.get(partition) ?? -1n;
    if (offset > end) ends.set(partition, offset);
  }
  return ({ partition, offset }: { readonly partition: number; readonly offset: bigint }) =>
    offset <= (ends.get(partition) ?? -1n);
}
