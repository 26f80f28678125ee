import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { OrdersClient } from "@kindling/spark/clients";
import type { Kafka } from "kafkajs";
import { eachRecord } from "../../lib/verify/kafka-records.ts";
import { type LakeFiles, loadLivingRows } from "../../lib/verify/living-rows.ts";
import { fromFiles, fromJson, fromPostgres, orderDdl } from "./columns.ts";

const change = "op VARCHAR, source VARCHAR, committed_us BIGINT";
const place = '"partition" INTEGER, "offset" BIGINT';

/** Rows fetched at a time: a million at once would not fit. */
const fetchedRows = 10_000;

/**
 * Makes `db_orders`, the rows of one moment, `db_read` with that moment by the clock of the database, and `begun`, when the
 * log was begun.
 */
export async function loadDatabase(duckdb: DuckDBConnection, reader: OrdersClient): Promise<void> {
  await duckdb.run("create or replace table db_rows (value VARCHAR)");
  await duckdb.run("create or replace table db_read (read_us BIGINT)");
  await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const now = await reader.query<{ us: string }>(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS us",
  );
  await loadBeginnings(duckdb, reader);
  await reader.query(`DECLARE found CURSOR FOR SELECT ${fromPostgres} AS value FROM orders`);
  const appender = await duckdb.createAppender("db_rows");
  for (;;) {
    const { rows } = await reader.query<{ value: string }>(`FETCH ${fetchedRows} FROM found`);
    for (const { value } of rows) {
      appender.appendVarchar(value);
      appender.endRow();
    }
    if (rows.length < fetchedRows) break;
  }
  appender.closeSync();
  await reader.query("COMMIT");
  await duckdb.run(`insert into db_read values (${now.rows[0]?.us})`);
  await duckdb.run(`create or replace table db_orders (${orderDdl})`);
  await duckdb.run(`insert into db_orders select ${fromJson} from db_rows`);
}

/** What was committed before the log was begun, and had not been read, the topic cannot have. */
async function loadBeginnings(duckdb: DuckDBConnection, reader: OrdersClient): Promise<void> {
  await duckdb.run("create or replace table begun (begun_us BIGINT, asked_us BIGINT)");
  const { rows } = await reader.query<{ begun: string; asked: string }>(
    `SELECT (extract(epoch FROM begun_at) * 1000000)::bigint AS begun,
            (extract(epoch FROM coalesce(asked_at, now())) * 1000000)::bigint AS asked FROM log_snapshots`,
  );
  for (const { begun, asked } of rows) await duckdb.run(`insert into begun values (${begun}, ${asked})`);
}

/** Makes `messages`: each message of the topic with its bytes' hash, and its text where it is one. */
export async function loadMessages(duckdb: DuckDBConnection, kafka: Kafka, topic: string): Promise<void> {
  await duckdb.run(`create or replace table messages (${place}, sha256 VARCHAR, value VARCHAR)`);
  const appender = await duckdb.createAppender("messages");
  await eachRecord(kafka, topic, ({ partition, offset, value }) => {
    appender.appendInteger(partition);
    appender.appendBigInt(offset);
    appender.appendVarchar(value === null ? "" : createHash("sha256").update(value).digest("hex"));
    const text = textOf(value);
    if (text === null) appender.appendNull();
    else appender.appendVarchar(text);
    appender.endRow();
  });
  appender.closeSync();
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(value: Uint8Array | null): string | null {
  try {
    return value === null ? null : utf8.decode(value);
  } catch {
    return null;
  }
}

/** The tables of the lake, by what they are to the verification. */
export interface OrderTableNames {
  readonly log: string;
  readonly deadLetters: string;
  readonly current: string;
}

/** Makes `refused`, and `topic_changes` of the messages that are not refused. */
export async function loadChanges(files: LakeFiles, { deadLetters }: OrderTableNames): Promise<void> {
  await loadLivingRows(files, deadLetters, "refused", {
    columns: `${place}, sha256 VARCHAR`,
    select: `"partition", "offset", coalesce(sha256("value"), '')`,
  });
  await files.duckdb.run(
    `create or replace table topic_changes (${place}, sha256 VARCHAR, ${change}, ${orderDdl})`,
  );
  await files.duckdb.run(`insert into topic_changes
    select "partition", "offset", sha256, value->>'$.__op', value->>'$.__source', (value->>'$.__ts_us')::BIGINT, ${fromJson}
    from messages anti join refused using ("partition", "offset", sha256)`);
}

/** Makes `current_rows`, then `log_rows`: the table is made of the log, and read first it knows no more. */
export async function loadLake(files: LakeFiles, { log, current }: OrderTableNames): Promise<void> {
  const changeOf = "op, source, epoch_us(committed_at)";
  await loadLivingRows(files, current, "current_rows", {
    columns: `${change}, ${orderDdl}`,
    select: `${changeOf}, ${fromFiles}`,
  });
  await loadLivingRows(files, log, "log_rows", {
    columns: `${place}, sha256 VARCHAR, ${change}, ${orderDdl}`,
    select: `source_partition, source_offset, sha256(message), ${changeOf}, ${fromFiles}`,
  });
}
