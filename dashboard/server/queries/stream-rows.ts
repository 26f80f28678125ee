import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readStateFile } from "../sources/state-file.ts";
import type { StreamRow } from "../wire.ts";
import {
  type Fields,
  isFields,
  optional,
  readFields,
  readList,
  readMoment,
  readNumber,
  readOptionalNumber,
  readOptionalText,
  readText,
} from "./fields.ts";
import type { Query } from "./queries.ts";

/** A runner writes every second; one that has not for this long is gone, or cannot reach the server. */
const silentAfterMs = 15_000;

/**
 * Reads the progress the job runner publishes for each of its streaming queries, one file a job in
 * `<stateDir>/queries/`. Spark's REST interface has no endpoint for structured streaming, and a query belongs to the
 * session that started it, so the runner is the one that knows.
 */
export function streamRows(stateDir: string, now: () => number = Date.now): Query<readonly StreamRow[]> {
  const folder = join(stateDir, "queries");
  return async () => {
    const files = (await listFolder(folder)).filter((name) => name.endsWith(".json")).sort();
    const contents = await Promise.all(files.map((name) => readStateFile(join(folder, name))));
    return contents.flatMap((content) => (content === null ? [] : describeJob(content, now())));
  };
}

function describeJob(content: unknown, now: number): readonly StreamRow[] {
  const job = readFields(content, "job state");
  const silent = now - Date.parse(readMoment(job, "updatedAt")) > silentAfterMs;
  const queries = Array.isArray(job.queries) ? job.queries : [];
  return queries.map((query) => describeQuery(readText(job, "job"), silent, readFields(query, "query")));
}

function describeQuery(job: string, silent: boolean, query: Fields): StreamRow {
  const state = readText(query, "state");
  const progress = optional(readObject)(query, "progress");
  const number = (name: string) => (progress === null ? null : readOptionalNumber(progress, name));
  return {
    job,
    query: readText(query, "name"),
    state: silent && state === "running" ? "silent" : state,
    batchId: number("batchId"),
    inputRowsPerSecond: progress === null ? null : rateOf(progress, "inputRowsPerSecond"),
    processedRowsPerSecond: progress === null ? null : rateOf(progress, "processedRowsPerSecond"),
    batchDurationMs: number("batchDuration"),
    lagMessages: progress === null ? null : lagOf(progress),
    progressAt: progress === null ? null : optional(readMoment)(progress, "timestamp"),
    error: readOptionalText(query, "error"),
  };
}

/** A rate over all sources. Spark leaves it out where nothing came in, and where it could not be measured. */
function rateOf(progress: Fields, name: string): number | null {
  const rates = readList(progress, "sources").map((source) =>
    readNumber(source, "numInputRows") === 0 ? 0 : readOptionalNumber(source, name),
  );
  const known = rates.filter((rate) => rate !== null);
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0);
}

/** How many messages the sources hold that the query has not read: newest offsets less those read up to. */
export function lagOf(progress: Fields): number | null {
  const lags = readList(progress, "sources").flatMap((source) => {
    const [latest, end] = [readOffsets(source.latestOffset), readOffsets(source.endOffset)];
    return latest === null || end === null ? [] : [offsetsBetween(end, latest)];
  });
  return lags.length === 0 ? null : lags.reduce((total, lag) => total + lag, 0);
}

/** Kafka's offsets by topic and partition, `{"prices":{"0":17}}`, as an object or as its text; null for other sources. */
function readOffsets(value: unknown): Fields | null {
  const offsets: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return isFields(offsets) && Object.values(offsets).every(isFields) ? offsets : null;
}

function offsetsBetween(end: Fields, latest: Fields): number {
  let messages = 0;
  for (const topic of Object.keys(latest)) {
    const partitions = readObject(latest, topic);
    const read = isFields(end[topic]) ? end[topic] : {};
    for (const partition of Object.keys(partitions)) {
      const behind = readNumber(partitions, partition) - (readOptionalNumber(read, partition) ?? 0);
      messages += Math.max(0, behind);
    }
  }
  return messages;
}

function readObject(fields: Fields, name: string): Fields {
  return readFields(fields[name], name);
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
