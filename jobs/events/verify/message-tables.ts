import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { StampedRecord } from "../../lib/verify/kafka-records.ts";
import type { FieldRule, TopicExpectation } from "./expectations.ts";
import type { Judgement } from "./judge.ts";

/** Receives the judged messages of one topic, into the DuckDB table `sent_<topic>`. */
export interface MessageTable {
  add(record: StampedRecord, judgement: Judgement): void;
  close(): void;
}

/** The type of a field's column in DuckDB; instants are microseconds. */
export function columnType({ kind }: FieldRule): string {
  if (kind === "instant") return "BIGINT";
  return kind === "number" ? "DOUBLE" : "VARCHAR";
}

/** Makes `sent_<topic>`: place, time and fate of each message, the SHA-256 of its bytes, and a good one's fields. */
export async function openMessageTable(
  duckdb: DuckDBConnection,
  { topic, fields }: TopicExpectation,
): Promise<MessageTable> {
  const columns = Object.entries(fields).map(([name, rule]) => `${name} ${columnType(rule)}`);
  await duckdb.run(
    `create table sent_${topic} ("partition" INTEGER, "offset" BIGINT, kafka_us BIGINT, fate VARCHAR, sha256 VARCHAR, ${columns.join(", ")})`,
  );
  const appender = await duckdb.createAppender(`sent_${topic}`);
  const append = (rule: FieldRule, value: unknown): void => {
    if (value === null || value === undefined) appender.appendNull();
    else if (rule.kind === "instant") appender.appendBigInt(BigInt(String(value)));
    else if (rule.kind === "number") appender.appendDouble(Number(value));
    else appender.appendVarchar(String(value));
  };
  return {
    add({ partition, offset, timestamp, value }, judgement) {
      appender.appendInteger(partition);
      appender.appendBigInt(offset);
      appender.appendBigInt(BigInt(timestamp) * 1_000n);
      appender.appendVarchar(judgement.fate);
      appender.appendVarchar(sha256(value));
      for (const [name, rule] of Object.entries(fields))
        append(rule, judgement.fate === "good" ? judgement.fields[name] : null);
      appender.endRow();
    },
    close: () => appender.closeSync(),
  };
}

/** Of the bytes, in hexadecimal; empty for a message without a value. */
function sha256(value: Uint8Array | null): string {
  return value === null ? "" : createHash("sha256").update(value).digest("hex");
}
