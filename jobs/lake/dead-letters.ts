import { StackError } from "@kindling/spark/cli";
import { col, functions as F, lit, type SchemaOf, type SparkSession, type Timestamp } from "spark-connect-js";
import { eventsDeadLetters } from "../events/contracts.ts";
import type { RowOf } from "../lib/contract/table-contract.ts";
import { ordersDeadLetters } from "../orders/contracts.ts";
import { existingTables } from "./chosen-tables.ts";

/** A refused message with where it stood and why it was refused. */
export type DeadLetter = RowOf<typeof eventsDeadLetters>;

/** Which dead letters; what is left out may be anything. */
export interface LetterFilter {
  readonly topic?: string | undefined;
  readonly partition?: number | undefined;
  readonly offset?: bigint | undefined;
  readonly reason?: string | undefined;
}

/** How many messages of a topic were refused for a reason, and when Kafka got the first and the last. */
export interface LetterCount {
  readonly topic: string;
  readonly reason: string;
  readonly messages: number;
  readonly first: Timestamp;
  readonly last: Timestamp;
}

/** The dead letters of all streams that keep them in this form; null before the first such stream has run. */
async function allLetters(spark: SparkSession) {
  const tables = await existingTables(spark, [eventsDeadLetters, ordersDeadLetters]);
  const [first, ...others] = tables.map(({ name }) =>
    spark.table(name).assume<SchemaOf<typeof eventsDeadLetters.schema>>(),
  );
  return others.reduce((letters, more) => letters?.union(more), first) ?? null;
}

/** Runs a job: the dead letters by topic and reason. */
export async function countLetters(spark: SparkSession): Promise<LetterCount[]> {
  const letters = await allLetters(spark);
  if (letters === null) return [];
  const rows = await letters
    .groupBy("topic", "reason")
    .agg(
      F.count("*").alias("messages"),
      F.min("kafka_timestamp").alias("first"),
      F.max("kafka_timestamp").alias("last"),
    )
    .orderBy("topic", "reason")
    .collect();
  return rows.map((row) => ({
    topic: String(row.topic),
    reason: String(row.reason),
    messages: Number(row.messages),
    first: row.first as Timestamp,
    last: row.last as Timestamp,
  }));
}

/** Runs a job: the dead letters that a filter lets pass, in the order of their topics. */
export async function findLetters(spark: SparkSession, filter: LetterFilter): Promise<DeadLetter[]> {
  const { topic, partition, offset, reason } = filter;
  const conditions = Object.entries({ topic, partition, offset, reason }).flatMap(([name, value]) =>
    value === undefined ? [] : [col(name).eq(lit(value))],
  );
  const letters = await allLetters(spark);
  if (letters === null) return [];
  return conditions
    .reduce((rows, condition) => rows.filter(condition), letters)
    .orderBy("topic", "partition", "offset")
    .collect();
}

/**
 * Reads `<topic>/<partition>/<offset>`.
 *
 * @throws StackError for anything else
 */
export function parsePlace(text: string): LetterFilter {
  const [, topic, partition, offset] = /^([^/]+)\/(\d+)\/(\d+)$/.exec(text) ?? [];
  if (topic === undefined || partition === undefined || offset === undefined)
    throw new StackError(`"${text}" names no message: expected <topic>/<partition>/<offset>`);
  return { topic, partition: Number(partition), offset: BigInt(offset) };
}
