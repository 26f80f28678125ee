import { SparkConnectError } from "./spark-connect-error.ts";

/**
 * The session cannot be used: it is stopped, the server dropped it, or the server behind it was replaced.
 *
 * @example
 * ```ts
 * const other = await spark.newSession();
 * await other.stop();
 * try {
 *   await other.range(1).count();
 * } catch (error) {
 *   if (error instanceof SessionError) console.log(error.message);
 * }
 * // [SESSION_ERROR] The session is stopped. Make a new one with spark.rebuild() or SparkSession.builder.getOrCreate().
 * ```
 */
export class SessionError extends SparkConnectError {
  static override readonly code: string = "SESSION_ERROR";
}
