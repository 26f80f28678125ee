import { spawnSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../../.kindling/cache/servers/", import.meta.url));
const ownJars = fileURLToPath(new URL("../../../.kindling/jars/spark", import.meta.url));
const copyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy";

/** The servers the client is held against: the newest patch that can be fetched of each minor version of Spark. */
export const servers = ["3.5.5", "4.0.0", "4.1.4", "4.2.1", "4.3.0"] as const;
export type ServerVersion = (typeof servers)[number];

/** The version the local stack runs: its jars are here already. */
const ownVersion: ServerVersion = "4.0.0";

/** Whether a server can be had here: it is in the cache, or Python is there to fetch it. Warns where it cannot. */
export function isObtainable(version: ServerVersion): boolean {
  const hasPip = () => spawnSync("python3", ["-m", "pip", "--version"]).status === 0;
  if (version === ownVersion || existsSync(join(cache, version)) || hasPip()) return true;
  console.warn(
    `NOT RUN ON SPARK ${version}: its distribution is fetched with pip, and there is no python3 with pip.`,
  );
  return false;
}

/**
 * The folder with the jars of a server, fetched once: a source distribution of PySpark holds a whole Spark.
 *
 * @throws Error naming what could not be fetched, and with what
 */
export function serverJars(version: ServerVersion): string | undefined {
  if (version === ownVersion) return undefined;
  const jars = join(cache, version);
  if (existsSync(jars)) return jars;
  console.log(`fetching Spark ${version} (some 400 MB, once)`);
  const scratch = mkdtempSync(join(tmpdir(), "spark-distribution-"));
  try {
    const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"];
    run("python3", ...pip, `pyspark==${version}`, "--dest", scratch);
    const [archive = ""] = readdirSync(scratch);
    const unpacked = join(scratch, "jars");
    mkdirSync(unpacked);
    const inner = ["--strip-components=3", "--wildcards", "*/deps/jars/*"];
    run("tar", "-xzf", join(scratch, archive), "-C", unpacked, ...inner);
    if (version.startsWith("3.")) addConnectServer(version, unpacked);
    mkdirSync(cache, { recursive: true });
    renameOrCopy(unpacked, jars);
    return jars;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Spark's Kafka connector, which no distribution brings: the newest that Maven has goes with newer servers too. */
const kafkaConnector = ["spark-sql-kafka-0-10_2.13", "spark-token-provider-kafka-0-10_2.13"];
const kafkaConnectorVersion = "4.2.0";

/** A folder with the jars of a server and those by which it reads and writes Kafka, made once. */
export function serverJarsWithKafka(version: ServerVersion): string {
  const folder = join(cache, `${version}-kafka`);
  if (existsSync(folder)) return folder;
  const scratch = mkdtempSync(join(cache, "making-"));
  try {
    link(serverJars(version) ?? ownJars, scratch, (name) => name.endsWith(".jar"));
    link(ownJars, scratch, (name) => /^(kafka-clients|commons-pool2)-/.test(name));
    for (const artifact of kafkaConnector) fetchJar(`${artifact}:${kafkaConnectorVersion}`, scratch);
    renameSync(scratch, folder);
    return folder;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function link(from: string, to: string, wanted: (name: string) => boolean): void {
  for (const name of readdirSync(from).filter(wanted))
    if (!existsSync(join(to, name))) linkSync(join(from, name), join(to, name));
}

/** Before Spark 4 the server was a plug-in of its own. */
function addConnectServer(version: string, folder: string): void {
  fetchJar(`spark-connect_2.12:${version}`, folder);
}

function fetchJar(artifact: string, folder: string): void {
  run(
    "mvn",
    "-q",
    "-B",
    copyPlugin,
    `-Dartifact=org.apache.spark:${artifact}`,
    `-DoutputDirectory=${folder}`,
  );
}

function renameOrCopy(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // The scratch folder may lie on another disk.
    run("cp", "-r", from, to);
  }
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (error) throw new Error(`${program} cannot be run, which is needed to fetch a server`, { cause: error });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stderr}`);
}
