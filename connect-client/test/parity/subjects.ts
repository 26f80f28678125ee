import { readFileSync } from "node:fs";
import * as client from "../../src/index.ts";
import * as ml from "../../src/ml/index.ts";
import type { ConnectionOptions } from "../../src/transport/index.ts";
import { RecordingExecutor } from "../unit/recording-executor.ts";

/** A class or module of PySpark, and where its names are looked for in the library. */
export interface Subject {
  readonly title: string;
  /** The file in `names/` that lists what PySpark has. */
  readonly file: string;
  readonly ours: ReadonlySet<string>;
}

/** All names an object answers to: its own, those of its class and of the classes that one extends. */
function membersOf(subject: object): string[] {
  const names: string[] = [];
  for (let part = subject; part !== Object.prototype && part !== null; part = Object.getPrototypeOf(part)) {
    names.push(...Object.getOwnPropertyNames(part));
  }
  return names.filter((name) => name !== "constructor");
}

function staticsOf(classObject: object): string[] {
  return Object.getOwnPropertyNames(classObject);
}

/** The types a file exports, which leave no trace at run time. */
function exportedTypes(path: string): (string | undefined)[] {
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  return [...text.matchAll(/\btype (\w+)/g)].map(([, name]) => name);
}

const executor = new RecordingExecutor();
const df = new client.DataFrame(executor, new client.DataFrameReader(executor).table("t").toRelation());
/** Private to TypeScript only: sessions come from a builder, which connects. */
const session: object = Reflect.construct(client.SparkSession, [executor, {} as ConnectionOptions]);
const actions = df.mergeInto("t", "true");

/** Listeners are plain objects; a name that is not part of the interface does not compile. */
const listener: Required<client.StreamingQueryListener> = {
  onQueryStarted: () => undefined,
  onQueryProgress: () => undefined,
  onQueryIdle: () => undefined,
  onQueryTerminated: () => undefined,
  onInterruption: () => undefined,
};

function subject(
  title: string,
  file: string,
  ...found: readonly (readonly (string | undefined)[])[]
): Subject {
  return { title, file, ours: new Set(found.flat().filter((name) => name !== undefined)) };
}

const functions = Object.keys(client.functions);
const none: readonly string[] = [];

/** In the order of FEATURES.md. */
export const subjects: readonly Subject[] = [
  subject("SparkSession", "spark-session", membersOf(session), staticsOf(client.SparkSession)),
  subject("SparkSession.Builder", "session-builder", membersOf(client.SparkSession.builder)),
  subject("RuntimeConf", "runtime-conf", membersOf(new client.RuntimeConfig(executor))),
  subject("Catalog", "catalog", membersOf(new client.Catalog(executor))),
  subject("DataFrame", "data-frame", membersOf(df)),
  subject("DataFrameNaFunctions", "data-frame-na-functions", membersOf(df.na)),
  subject("DataFrameStatFunctions", "data-frame-stat-functions", membersOf(df.stat)),
  subject("GroupedData", "grouped-data", membersOf(df.groupBy("a"))),
  subject("PandasCogroupedOps", "pandas-cogrouped-ops", none),
  subject("Column", "column", membersOf(client.col("a"))),
  subject("Column, operators", "column-operators", membersOf(client.col("a"))),
  subject("Window", "window", membersOf(client.Window)),
  subject("WindowSpec", "window-spec", membersOf(client.Window.partitionBy("a"))),
  subject("functions", "functions", functions),
  subject("avro.functions", "functions-avro", functions),
  subject("protobuf.functions", "functions-protobuf", functions),
  subject("functions.partitioning", "functions-partitioning", functions),
  subject("DataFrameReader", "data-frame-reader", membersOf(new client.DataFrameReader(executor))),
  subject("DataFrameWriter", "data-frame-writer", membersOf(df.write)),
  subject("DataFrameWriterV2", "data-frame-writer-v2", membersOf(df.writeTo("t"))),
  subject("MergeIntoWriter", "merge-into-writer", membersOf(actions)),
  subject("MergeIntoWriter.WhenMatched", "merge-when-matched", membersOf(actions.whenMatched())),
  subject("MergeIntoWriter.WhenNotMatched", "merge-when-not-matched", membersOf(actions.whenNotMatched())),
  subject(
    "MergeIntoWriter.WhenNotMatchedBySource",
    "merge-when-not-matched-by-source",
    membersOf(actions.whenNotMatchedBySource()),
  ),
  subject("Observation", "observation", membersOf(new client.Observation())),
  subject("StorageLevel", "storage-level", membersOf(client.StorageLevel)),
  subject(
    "TableValuedFunction",
    "table-valued-function",
    membersOf(new client.TableValuedFunction(executor)),
  ),
  subject("TableArg", "table-arg", membersOf(new client.TableArg(df.toRelation()))),
  subject("DataStreamReader", "data-stream-reader", membersOf(new client.DataStreamReader(executor))),
  subject("DataStreamWriter", "data-stream-writer", membersOf(df.writeStream)),
  subject(
    "StreamingQuery",
    "streaming-query",
    membersOf(new client.StreamingQuery(executor, { id: "a", runId: "b", name: null })),
  ),
  subject(
    "StreamingQueryManager",
    "streaming-query-manager",
    membersOf(new client.StreamingQueryManager(executor)),
  ),
  subject("StreamingQueryListener", "streaming-query-listener", membersOf(listener)),
  subject("UDFRegistration", "udf-registration", membersOf(new client.UdfRegistration(executor))),
  subject("UDTFRegistration", "udtf-registration", none),
  subject("DataSourceRegistration", "data-source-registration", none),
  subject("types", "types", Object.keys(client), exportedTypes("../../src/index.ts")),
  subject("ml", "ml", Object.keys(ml), exportedTypes("../../src/ml/index.ts")),
  subject("pipelines", "pipelines", none),
];
