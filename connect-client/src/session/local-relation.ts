import { create } from "@bufbuild/protobuf";
import { encodeRows } from "../arrow/index.ts";
import type { Executor } from "../execution/index.ts";
import { isAtLeast } from "../execution/server-version.ts";
import { LocalRelationSchema, type Relation } from "../gen/spark/connect/relations_pb.ts";
import { encodeMessage } from "../internal/encode-message.ts";
import { relation } from "../plan/relation.ts";
import type { StructType } from "../types/index.ts";
import type { LocalData } from "./local-data.ts";

/** The part of the client that local data needs. */
export interface ArtifactCache extends Executor {
  readonly connectedVersion: string;
  stageArtifacts(contents: readonly Uint8Array[]): string[];
  /** Waits for what was staged so far. */
  artifactsSettled(): Promise<void>;
}

/** Same as the default of `spark.sql.session.localRelationCacheThreshold` since Spark 4.1, in bytes. */
const cacheThreshold = 1024 * 1024;
/** Same as the defaults of `spark.sql.session.localRelationChunkSizeRows` and `…ChunkSizeBytes`. */
const chunkLimits = { rows: 10_000, bytes: 16 * 1024 * 1024 };

/**
 * Data of this process as a relation: inside the plan when it is little, otherwise uploaded once and then
 * referred to by hash, in chunks where the server can (4.1).
 *
 * @throws {@link ArgumentError} for the first value that does not fit its column
 */
export function localRelation(client: ArtifactCache, data: LocalData): Relation {
  const { schema, length } = data;
  if (length === 0) return relation(client.nextPlanId(), "localRelation", { schema: schema.json() });
  const chunks = canReadChunks(client) ? [...chunksOf(data)] : [data.encode(0, length)];
  if (chunks.reduce((bytes, chunk) => bytes + chunk.length, 0) < cacheThreshold) {
    const [only] = chunks;
    const bytes = chunks.length === 1 && only !== undefined ? only : data.encode(0, length);
    return relation(client.nextPlanId(), "localRelation", { data: bytes, schema: schema.json() });
  }
  return canReadChunks(client)
    ? chunkedRelation(client, schema, client.stageArtifacts(chunks))
    : cachedRelation(client, schema, chunks[0]);
}

/**
 * Rows that come one after the other as a relation. A server of 4.1 or newer is sent each chunk before the next is
 * read; an older one needs all rows in one piece, which are kept until the last has come.
 *
 * @throws {@link ArgumentError} for the first value that does not fit its column
 */
export async function streamedRelation(
  client: ArtifactCache,
  rows: AsyncIterable<unknown>,
  schema: StructType,
): Promise<Relation> {
  const waiting: unknown[] = [];
  const hashes: string[] = [];
  let first = 0;
  const dataOf = (count: number): LocalData => {
    const [offset, values] = [first, waiting.splice(0, count)];
    first += count;
    const encode = (start: number, end: number) =>
      encodeRows(values.slice(start, end), schema, offset + start);
    return { schema, length: count, encode };
  };
  const send = async (count: number) => {
    hashes.push(...client.stageArtifacts([...chunksOf(dataOf(count))]));
    await client.artifactsSettled();
  };
  for await (const row of rows) {
    waiting.push(row);
    if (canReadChunks(client) && waiting.length > chunkLimits.rows) await send(chunkLimits.rows);
  }
  if (hashes.length === 0) return localRelation(client, dataOf(waiting.length));
  await send(waiting.length);
  return chunkedRelation(client, schema, hashes);
}

function canReadChunks({ connectedVersion }: ArtifactCache): boolean {
  return isAtLeast(connectedVersion, "4.1");
}

function chunkedRelation(client: ArtifactCache, schema: StructType, dataHashes: string[]): Relation {
  const [schemaHash = ""] = client.stageArtifacts([new TextEncoder().encode(schema.json())]);
  return relation(client.nextPlanId(), "chunkedCachedLocalRelation", { schemaHash, dataHashes });
}

function cachedRelation(client: ArtifactCache, schema: StructType, data: Uint8Array | undefined): Relation {
  const local = create(LocalRelationSchema, { schema: schema.json(), ...(data && { data }) });
  const [hash = ""] = client.stageArtifacts([encodeMessage(LocalRelationSchema, local)]);
  return relation(client.nextPlanId(), "cachedLocalRelation", { hash });
}

/** Chunks within both limits, unless one row is larger. */
function* chunksOf(data: LocalData): Generator<Uint8Array> {
  let rows = chunkLimits.rows;
  for (let start = 0; start < data.length; ) {
    const end = Math.min(start + rows, data.length);
    const chunk = data.encode(start, end);
    if (chunk.length > chunkLimits.bytes && end - start > 1) {
      rows = Math.max(1, Math.floor(((end - start) * chunkLimits.bytes) / chunk.length));
      continue;
    }
    yield chunk;
    start = end;
  }
}
