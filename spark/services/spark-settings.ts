import type { Config } from "../config/index.ts";
import { leanJvm, loggingOption } from "./java.ts";

/** One Spark setting and why it is set. */
export interface SparkSetting {
  readonly key: string;
  readonly value: string;
  readonly why: string;
}

/** Where the Connect server keeps what is its own. */
export interface SparkFolders {
  readonly scratch: string;
  readonly warehouse: string;
  readonly schedulerFile: string;
  readonly logging: string;
}

/**
 * The settings of the one application all jobs share: its driver is the Connect server. They hold secrets, so
 * they go into a properties file that only its owner may read and never onto a command line.
 */
export function sparkSettings(config: Config, folders: SparkFolders): SparkSetting[] {
  const { conf } = config.spark;
  return [
    ...engineSettings(config, folders),
    ...storageSettings(config.storage),
    ...lakeSettings(config),
    ...streamingSettings,
  ]
    .filter(({ key }) => !(key in conf))
    .concat(
      Object.entries(conf).map(([key, value]) =>
        setting(key, String(value), "from spark.conf of config.yml"),
      ),
    );
}

/** The settings as a properties file, each under its reason. */
export function propertiesFile(settings: readonly SparkSetting[]): string {
  return settings.map(({ key, value, why }) => `# ${why}\n${key} ${value}\n`).join("\n");
}

function engineSettings(config: Config, folders: SparkFolders): SparkSetting[] {
  const { ports, workers, cores, executorHeapMb, driverHeapMb, shufflePartitions } = config.spark;
  return [
    setting("spark.app.name", "Kindling", "the name in the master's and the application's pages"),
    setting("spark.master", `spark://127.0.0.1:${ports.master}`, "the standalone master of this stack"),
    setting("spark.submit.deployMode", "client", "the Connect server itself is the driver"),
    setting("spark.driver.host", "127.0.0.1", "loopback only"),
    setting("spark.driver.bindAddress", "127.0.0.1", "loopback only"),
    setting("spark.connect.grpc.binding.address", "127.0.0.1", "loopback only"),
    setting("spark.connect.grpc.binding.port", ports.connect, "spark.ports.connect"),
    setting(
      "spark.connect.grpc.maxInboundMessageSize",
      "268435456",
      "plans may carry local data of this many bytes",
    ),
    setting("spark.ui.port", ports.applicationUi, "spark.ports.application_ui"),
    setting(
      "spark.port.maxRetries",
      "0",
      "a port that is taken is an error, not a reason to move to the next one",
    ),
    setting("spark.cores.max", workers * cores, "all slots of the workers, and never more"),
    setting(
      "spark.scheduler.minRegisteredResourcesRatio",
      "0",
      "the server answers while its executor still starts; by default it waits up to 30 s",
    ),
    setting("spark.executor.cores", cores, "one executor a worker: small heaps side by side waste memory"),
    setting("spark.executor.memory", `${executorHeapMb}m`, "spark.executor_heap_mb"),
    setting("spark.driver.memory", `${driverHeapMb}m`, "spark.driver_heap_mb"),
    setting(
      "spark.executor.extraJavaOptions",
      [...leanJvm, loggingOption(folders.logging)].join(" "),
      "the collector with the least memory of its own, UTC, and the log format of the rest",
    ),
    setting("spark.local.dir", folders.scratch, "shuffle and spill files inside the state folder"),
    setting("spark.sql.warehouse.dir", folders.warehouse, "tables outside the lake, inside the state folder"),
    setting(
      "spark.sql.shuffle.partitions",
      shufflePartitions,
      "200 by default, each a task and a state store",
    ),
    setting("spark.default.parallelism", shufflePartitions, "the same for RDD operations inside ML"),
    setting("spark.scheduler.mode", "FAIR", "a training job must not hold up the streams"),
    setting(
      "spark.scheduler.allocation.file",
      folders.schedulerFile,
      "makes the default pool fair too; it is FIFO",
    ),
    setting("spark.sql.session.timeZone", "UTC", "every time in this project is UTC"),
    setting(
      "spark.driver.maxResultSize",
      "512m",
      "a result that cannot fit the driver fails instead of killing it",
    ),
    setting(
      "spark.ui.retainedJobs",
      "200",
      "the pages of a stream that runs for days must not fill the heap",
    ),
    setting("spark.ui.retainedStages", "200", "as above"),
    setting("spark.ui.retainedTasks", "5000", "as above"),
    setting("spark.sql.ui.retainedExecutions", "100", "as above"),
    setting("spark.connect.ui.retainedSessions", "100", "as above"),
    setting("spark.connect.ui.retainedStatements", "100", "as above"),
    setting("spark.ui.showConsoleProgress", "false", "the log is a file"),
    setting(
      "spark.cleaner.periodicGC.interval",
      "10min",
      "what is no longer referenced is removed from the executors",
    ),
  ];
}

function storageSettings(storage: Config["storage"]): SparkSetting[] {
  const magic = "the S3A committer that makes a job's files appear in one step, without renames";
  return [
    setting("spark.hadoop.fs.s3a.endpoint", storage.sparkEndpoint, "the store of this stack"),
    setting("spark.hadoop.fs.s3a.endpoint.region", storage.region, "without it the client looks for AWS"),
    setting("spark.hadoop.fs.s3a.access.key", storage.accessKey, "storage.access_key"),
    setting("spark.hadoop.fs.s3a.secret.key", storage.secretKey, "from the secrets of this state folder"),
    setting(
      "spark.hadoop.fs.s3a.aws.credentials.provider",
      "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
      "only this key: never one found in the environment",
    ),
    setting(
      "spark.hadoop.fs.s3a.path.style.access",
      "true",
      "buckets are paths, not host names, on loopback",
    ),
    setting(
      "spark.hadoop.fs.s3a.connection.ssl.enabled",
      String(storage.sparkEndpoint.startsWith("https:")),
      "as the address says",
    ),
    setting("spark.hadoop.fs.s3a.fast.upload.buffer", "array", "parts are small; no scratch files for them"),
    setting("spark.hadoop.fs.s3a.multipart.size", "16M", "holds memory per open file to one such part"),
    setting(
      "spark.hadoop.fs.s3a.attempts.maximum",
      "5",
      "a store that restarts is back within these attempts",
    ),
    setting("spark.hadoop.fs.s3a.committer.name", "magic", magic),
    setting("spark.hadoop.fs.s3a.committer.magic.enabled", "true", magic),
    setting(
      "spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a",
      "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
      magic,
    ),
    setting(
      "spark.sql.sources.commitProtocolClass",
      "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
      magic,
    ),
    setting(
      "spark.sql.parquet.output.committer.class",
      "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter",
      magic,
    ),
  ];
}

function lakeSettings({ postgres, storage }: Config): SparkSetting[] {
  const catalog = "spark.sql.catalog.lake";
  const [firstBucket] = storage.buckets;
  return [
    setting(
      "spark.sql.extensions",
      "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
      "MERGE, CALL and ALTER TABLE of Iceberg",
    ),
    setting(
      catalog,
      "org.apache.iceberg.spark.SparkCatalog",
      "the lake: every table that streams write or that changes",
    ),
    setting(
      `${catalog}.type`,
      "jdbc",
      "pointers in Postgres, so that two writers cannot overwrite each other's commit",
    ),
    setting(
      `${catalog}.uri`,
      `jdbc:postgresql://${postgres.host}:${postgres.port}/${postgres.catalogDatabase}`,
      "postgres.catalog_database",
    ),
    setting(`${catalog}.jdbc.user`, postgres.user, "the role that owns the catalog database and no more"),
    setting(`${catalog}.jdbc.password`, postgres.password, "from the secrets of this state folder"),
    setting(`${catalog}.jdbc.schema-version`, "V1", "V0 cannot hold views"),
    setting(
      `${catalog}.warehouse`,
      `s3a://${firstBucket}/warehouse`,
      "where a table without a LOCATION goes",
    ),
    setting(
      `${catalog}.cache-enabled`,
      "false",
      "every session caches by itself: a cached table is up to 30 s behind what another session wrote",
    ),
  ];
}

const streamingSettings: readonly SparkSetting[] = [
  setting(
    "spark.sql.streaming.stateStore.providerClass",
    "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider",
    "state on disk instead of in the heap",
  ),
  setting(
    "spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled",
    "true",
    "a batch uploads the keys it changed; otherwise it waits for the upload of RocksDB's new files",
  ),
  setting(
    "spark.sql.streaming.stopActiveRunOnRestart",
    "false",
    "the second run of a query gets a clear error instead of ending the first",
  ),
  setting("spark.sql.streaming.minBatchesToRetain", "20", "100 by default; each is several small objects"),
  setting(
    "spark.sql.streaming.metricsEnabled",
    "true",
    "input rate, batch time and state size in the metrics",
  ),
  setting("spark.sql.streaming.numRecentProgressUpdates", "60", "what the dashboard shows of a query's past"),
];

function setting(key: string, value: string | number, why: string): SparkSetting {
  return { key, value: String(value), why };
}
