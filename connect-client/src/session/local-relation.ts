import { create, toBinary } from "@bufbuild/protobuf";
import { encodeRows } from "../arrow/index.ts";
import type { Executor } from "../execution/index.ts";
import { isAtLeast } from "../execution/server-version.ts";
import { LocalRelationSchema, type Relation } from "../gen/spark/connect/relations_pb.ts";
import { relation } from "../plan/relation.ts";
import type { StructType } from "../types/index.ts";

/** The part of the client that local data needs. */
export interface ArtifactCache extends Executor {
  cacheArtifacts(contents: readonly Uint8Array[]): Promise<string[]>;
}

const thresholdKey = "spark.sql.session.localRelationCacheThreshold";
const chunkRowsKey = "spark.sql.session.localRelationChunkSizeRows";
/** The smallest default of the threshold among server versions; below it there is nothing to ask. */
const smallestThreshold = 1024 * 1024;

/**
 * Rows of this process as a relation: inside the plan when they are few, otherwise uploaded once and then
 * referred to by hash, in chunks where the server can (4.1).
 *
 * @throws {@link ArgumentError} for the first value that does not fit its column
 */
export async function localRelation(
  client: ArtifactCache,
  rows: readonly unknown[],
  schema: StructType,
): Promise<Relation> {
  const local = { ...(rows.length > 0 && { data: encodeRows(rows, schema) }), schema: schema.json() };
  const size = local.data?.length ?? 0;
  if (size < smallestThreshold || size < (await numberConfig(client, thresholdKey))) {
    return relation(client.nextPlanId(), "localRelation", local);
  }
  if (!isAtLeast(await client.serverVersion(), "4.1")) {
    const bytes = toBinary(LocalRelationSchema, create(LocalRelationSchema, local));
    const [hash = ""] = await client.cacheArtifacts([bytes]);
    return relation(client.nextPlanId(), "cachedLocalRelation", { hash });
  }
  const chunks = chunksOf(rows, schema, await numberConfig(client, chunkRowsKey));
  const schemaBytes = new TextEncoder().encode(local.schema);
  const [schemaHash = "", ...dataHashes] = await client.cacheArtifacts([schemaBytes, ...chunks]);
  return relation(client.nextPlanId(), "chunkedCachedLocalRelation", { schemaHash, dataHashes });
}

function chunksOf(rows: readonly unknown[], schema: StructType, chunkRows: number): Uint8Array[] {
  const count = Math.ceil(rows.length / chunkRows);
  return Array.from({ length: count }, (_, index) => {
    const start = index * chunkRows;
    return encodeRows(rows.slice(start, start + chunkRows), schema, start);
  });
}

/** Some servers answer `1048576b`: the unit is always bytes. */
async function numberConfig(executor: Executor, key: string): Promise<number> {
  const { pairs } = await executor.config({ case: "get", value: { keys: [key] } });
  return Number.parseInt(pairs[0]?.value ?? "", 10);
}
