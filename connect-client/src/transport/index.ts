export type { Artifact } from "./artifact-chunks.ts";
export { type ConnectionSettings, type Environment, resolveConnection } from "./connection-environment.ts";
export type { ConnectionOptions } from "./connection-string.ts";
export {
  checkTls,
  checkToken,
  type ExpiringToken,
  type TlsOptions,
  type TokenProvider,
} from "./credentials.ts";
export type { ReattachEvent, RetryEvent, RpcEvent } from "./diagnostics.ts";
export { type RetryPolicy, retryPolicy } from "./retry-policy.ts";
export { SparkConnectClient } from "./spark-connect-client.ts";
