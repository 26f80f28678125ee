import { crc32 } from "node:zlib";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { AddArtifactsRequestSchema } from "../gen/spark/connect/base_pb.ts";

/** A file for the server, by the name it gets there, e.g. `jars/udf.jar` or `cache/<sha256>`. */
export interface Artifact {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type UploadRequest = MessageInitShape<typeof AddArtifactsRequestSchema>;
type Payload = NonNullable<UploadRequest["payload"]>;

/** PySpark's are 32 KiB, which takes twice the time of the client; gRPC takes messages of 4 MiB unless told otherwise. */
const chunkSize = 512 * 1024;

/** Who asks; part of every request. */
export interface CallerIdentity {
  readonly sessionId: string;
  readonly userContext: { readonly userId: string; readonly userName: string };
  readonly clientType: string;
}

/** Cuts artifacts into the requests of an upload: small ones together, large ones in pieces, each with its CRC. */
export function* artifactRequests(
  artifacts: readonly Artifact[],
  identity: CallerIdentity,
): Generator<UploadRequest> {
  for (const payload of artifactPayloads(artifacts)) yield { ...identity, payload };
}

function* artifactPayloads(artifacts: readonly Artifact[]): Generator<Payload> {
  let batch: Artifact[] = [];
  let batchSize = 0;
  for (const artifact of artifacts) {
    if (artifact.bytes.length > chunkSize) {
      yield* chunked(artifact);
      continue;
    }
    if (batch.length > 0 && batchSize + artifact.bytes.length > chunkSize) {
      yield batched(batch);
      batch = [];
      batchSize = 0;
    }
    batch.push(artifact);
    batchSize += artifact.bytes.length;
  }
  if (batch.length > 0) yield batched(batch);
}

function batched(artifacts: readonly Artifact[]): Payload {
  return {
    case: "batch",
    value: { artifacts: artifacts.map(({ name, bytes }) => ({ name, data: withCrc(bytes) })) },
  };
}

function* chunked({ name, bytes }: Artifact): Generator<Payload> {
  yield {
    case: "beginChunk",
    value: {
      name,
      totalBytes: BigInt(bytes.length),
      numChunks: BigInt(Math.ceil(bytes.length / chunkSize)),
      initialChunk: withCrc(bytes.subarray(0, chunkSize)),
    },
  };
  for (let start = chunkSize; start < bytes.length; start += chunkSize) {
    yield { case: "chunk", value: withCrc(bytes.subarray(start, start + chunkSize)) };
  }
}

function withCrc(data: Uint8Array): { data: Uint8Array; crc: bigint } {
  return { data, crc: BigInt(crc32(data)) };
}
