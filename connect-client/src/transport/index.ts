export type { Artifact } from "./artifact-chunks.ts";
export { type Environment, resolveConnection } from "./connection-environment.ts";
export type { ConnectionOptions } from "./connection-string.ts";
export { SparkConnectClient } from "./spark-connect-client.ts";
