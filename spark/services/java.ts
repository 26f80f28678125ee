import { join } from "node:path";
import { fromRepositoryRoot } from "../config/index.ts";

/** The sets of jars that spark/jars names; each is a folder of .kindling/jars. */
export type JarSet = "spark" | "kafka" | "kafka-connect" | "s3proxy";

/** The folder of a set of jars; the same for every state folder, because jars are no state. */
export function jarFolder(set: JarSet): string {
  return fromRepositoryRoot(join(".kindling", "jars", set));
}

/** The Java of JAVA_HOME, or else the one on the PATH. */
export function javaProgram(): string {
  const home = process.env.JAVA_HOME;
  return home ? join(home, "bin", "java") : "java";
}

/**
 * Java reads the locale to know how file names are written; without one (a service manager, a bare container) it
 * takes ASCII, and an object or a file whose name is not ASCII fails.
 */
export const javaEnvironment: Readonly<Record<string, string>> = { LC_ALL: "C.UTF-8" };

/** A heap for a process that holds little: it grows as needed up to the limit. */
export function heap(megabytes: number): string[] {
  return [`-Xmx${megabytes}m`, "-Xms32m"];
}

/** Of every JVM here: the collector with the least memory of its own, and UTC. */
export const leanJvm: readonly string[] = ["-XX:+UseSerialGC", "-Duser.timezone=UTC"];

/** Of services that mostly wait: compile quickly instead of well, which starts them faster. */
export const quickJvm: readonly string[] = [...leanJvm, "-XX:TieredStopAtLevel=1"];

/** Makes a Spark process log as a log4j2 file says. */
export function loggingOption(file: string): string {
  return `-Dlog4j2.configurationFile=${file}`;
}

/** Parts of the JDK that Spark reaches into; the same list as `JavaModuleOptions` of spark-launcher. */
const openedToSpark = [
  "java.base/java.lang",
  "java.base/java.lang.invoke",
  "java.base/java.lang.reflect",
  "java.base/java.io",
  "java.base/java.net",
  "java.base/java.nio",
  "java.base/java.util",
  "java.base/java.util.concurrent",
  "java.base/java.util.concurrent.atomic",
  "java.base/jdk.internal.ref",
  "java.base/sun.nio.ch",
  "java.base/sun.nio.cs",
  "java.base/sun.security.action",
  "java.base/sun.util.calendar",
  "java.security.jgss/sun.security.krb5",
];

/** What every Spark process needs of Java 17 and newer. */
export const sparkModuleOptions: readonly string[] = [
  "-XX:+IgnoreUnrecognizedVMOptions",
  ...openedToSpark.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
  "-Djdk.reflect.useDirectMethodHandle=false",
  "-Dio.netty.tryReflectionSetAccessible=true",
];
