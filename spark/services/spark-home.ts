import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/index.ts";
import { heap, jarFolder, javaEnvironment, javaProgram, loggingOption, sparkModuleOptions } from "./java.ts";
import type { Command } from "./service.ts";

/** The folders and files of one stack's Spark, all below one that is also its SPARK_HOME. */
export function sparkPaths(config: Config) {
  const home = join(config.stack.stateDir, "spark");
  return {
    home,
    jars: join(home, "jars"),
    scratch: join(home, "scratch"),
    warehouse: join(home, "warehouse"),
    work: join(home, "work"),
    recovery: join(home, "recovery"),
    logging: join(home, "conf", "log4j2.properties"),
    schedulerFile: join(home, "conf", "fairscheduler.xml"),
    settings: (role: "master" | "worker" | "connect") => join(home, "conf", `${role}.conf`),
  };
}

/** Makes a SPARK_HOME: a distribution is nothing more than a folder with `jars` in it. */
export function prepareSparkHome(config: Config): void {
  const paths = sparkPaths(config);
  for (const folder of [join(paths.home, "conf"), paths.scratch, paths.work, paths.recovery]) {
    mkdirSync(folder, { recursive: true });
  }
  rmSync(paths.jars, { force: true });
  symlinkSync(jarFolder("spark"), paths.jars);
  writeFileSync(paths.logging, log4j2);
  writeFileSync(paths.schedulerFile, fairScheduler);
}

/** Writes a settings file that only its owner may read: it may hold secrets. */
export function writeSettings(file: string, content: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, content, { mode: 0o600 });
}

/** A command that runs one of Spark's own classes, on loopback. */
export function sparkCommand(
  config: Config,
  jvm: { readonly heapMb: number; readonly options: readonly string[] },
  mainClass: string,
  args: readonly string[],
): Command {
  const paths = sparkPaths(config);
  return {
    program: javaProgram(),
    args: [
      ...sparkModuleOptions,
      ...heap(jvm.heapMb),
      ...jvm.options,
      loggingOption(paths.logging),
      "-cp",
      join(jarFolder("spark"), "*"),
      mainClass,
      ...args,
    ],
    // A worker builds its executors' class path by itself, and asks for the Scala version to find it.
    env: {
      ...javaEnvironment,
      SPARK_SCALA_VERSION: "2.13",
      SPARK_HOME: paths.home,
      // A user who has it set for jobs means where they connect; a server that finds it does not start.
      SPARK_REMOTE: undefined,
      SPARK_LOCAL_IP: "127.0.0.1",
      SPARK_PUBLIC_DNS: "127.0.0.1",
    },
    cwd: paths.home,
    stopSignal: "SIGTERM",
  };
}

const log4j2 = `rootLogger.level = info
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSS}{UTC}Z %-5p %c{1} %m%n%ex
# Every task and every file: a line each, several a second while a stream runs.
logger.scheduler.name = org.apache.spark.scheduler
logger.scheduler.level = warn
logger.storage.name = org.apache.spark.storage
logger.storage.level = warn
logger.executor.name = org.apache.spark.executor.Executor
logger.executor.level = warn
logger.codegen.name = org.apache.spark.sql.catalyst.expressions.codegen
logger.codegen.level = warn
logger.kafka.name = org.apache.kafka
logger.kafka.level = warn
logger.iceberg.name = org.apache.iceberg
logger.iceberg.level = warn
logger.context.name = org.apache.spark.SparkContext
logger.context.level = warn
logger.streaming.name = org.apache.spark.sql.execution.streaming
logger.streaming.level = warn
logger.hadoop.name = org.apache.hadoop
logger.hadoop.level = warn
`;

const fairScheduler = `<?xml version="1.0"?>
<allocations>
  <pool name="default">
    <schedulingMode>FAIR</schedulingMode>
    <weight>1</weight>
    <minShare>0</minShare>
  </pool>
</allocations>
`;
