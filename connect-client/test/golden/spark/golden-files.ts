import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromBinary } from "@bufbuild/protobuf";
import { unzipSync } from "fflate";
import { type Relation, RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";

const cache = fileURLToPath(new URL("../../../../.kindling/cache/", import.meta.url));
const copyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy";
const suffix = ".proto.bin";

/** The jar with the plans that Spark's own Scala client is tested against; fetched once, never committed. */
function goldenJar(version: string): string {
  const jar = join(cache, `spark-connect-common_2.13-${version}-tests.jar`);
  if (existsSync(jar)) return jar;
  mkdirSync(cache, { recursive: true });
  const artifact = `-Dartifact=org.apache.spark:spark-connect-common_2.13:${version}:jar:tests`;
  const maven = spawnSync("mvn", ["-q", "-B", copyPlugin, artifact, `-DoutputDirectory=${cache}`], {
    encoding: "utf8",
  });
  if (maven.error)
    throw new Error("Spark's golden plans come from Maven, and there is no mvn on the PATH", {
      cause: maven.error,
    });
  if (maven.status !== 0) throw new Error(`Maven could not fetch ${jar}: ${maven.stdout}${maven.stderr}`);
  return jar;
}

/** Spark's golden plans of one version, by name. */
export function goldenPlans(version: string): ReadonlyMap<string, Relation> {
  const files = unzipSync(readFileSync(goldenJar(version)), { filter: ({ name }) => name.endsWith(suffix) });
  return new Map(
    Object.entries(files).map(([path, bytes]) => [
      path.slice(path.lastIndexOf("/") + 1, -suffix.length),
      fromBinary(RelationSchema, bytes),
    ]),
  );
}

/** The serialized `FileDescriptorSet` that the golden plans of Protocol Buffers functions hold. */
export function goldenDescriptorSet(): Uint8Array {
  const path = "protobuf-tests/common.desc";
  const files = unzipSync(readFileSync(goldenJar("4.1.2")), { filter: ({ name }) => name === path });
  return files[path] ?? new Uint8Array();
}
