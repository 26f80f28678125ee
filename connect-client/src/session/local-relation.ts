import { create } from "@bufbuild/protobuf";
import { encodeRows } from "../arrow/index.ts";
import type { Executor } from "../execution/index.ts";
import { isAtLeast } from "../execution/server-version.ts";
import { LocalRelationSchema, type Relation } from "../gen/spark/connect/relations_pb.ts";
import { encodeMessage } from "../internal/encode-message.ts";
import { relation } from "../plan/relation.ts";
import type { StructType } from "../types/index.ts";

/** The part of the client that local data needs. */
export interface ArtifactCache extends Executor {
  readonly connectedVersion: string;
  stageArtifacts(contents: readonly Uint8Array[]): string[];
}

/** Same as the default of `spark.sql.session.localRelationCacheThreshold` since Spark 4.1, in bytes. */
const cacheThreshold = 1024 * 1024;
/** Same as the defaults of `spark.sql.session.localRelationChunkSizeRows` and `…ChunkSizeBytes`. */
const chunkLimits = { rows: 10_000, bytes: 16 * 1024 * 1024 };

/**
 * Rows of this process as a relation: inside the plan when they are few, otherwise uploaded once and then
 * referred to by hash, in chunks where the server can (4.1).
 *
 * @throws {@link ArgumentError} for the first value that does not fit its column
 */
export function localRelation(client: ArtifactCache, rows: readonly unknown[], schema: StructType): Relation {
  const data = rows.length === 0 ? undefined : encodeRows(rows, schema);
  const size = data?.length ?? 0;
  const local = { ...(data !== undefined && { data }), schema: schema.json() };
  if (size < cacheThreshold) {
    return relation(client.nextPlanId(), "localRelation", local);
  }
  if (!isAtLeast(client.connectedVersion, "4.1")) {
    const bytes = encodeMessage(LocalRelationSchema, create(LocalRelationSchema, local));
    const [hash = ""] = client.stageArtifacts([bytes]);
    return relation(client.nextPlanId(), "cachedLocalRelation", { hash });
  }
  const schemaBytes = new TextEncoder().encode(local.schema);
  const chunkRows = Math.max(
    1,
    Math.min(chunkLimits.rows, Math.floor((rows.length * chunkLimits.bytes) / size)),
  );
  const chunks = chunksOf(rows, schema, chunkRows);
  const [schemaHash = "", ...dataHashes] = client.stageArtifacts([schemaBytes, ...chunks]);
  return relation(client.nextPlanId(), "chunkedCachedLocalRelation", { schemaHash, dataHashes });
}

function chunksOf(rows: readonly unknown[], schema: StructType, chunkRows: number): Uint8Array[] {
  const count = Math.ceil(rows.length / chunkRows);
  return Array.from({ length: count }, (_, index) => {
    const start = index * chunkRows;
    return encodeRows(rows.slice(start, start + chunkRows), schema, start);
  });
}
