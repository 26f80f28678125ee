import { SparkConnectError } from "./spark-connect-error.ts";

/** The session cannot be used: it is stopped, the server dropped it, or the server behind it was replaced. */
export class SessionError extends SparkConnectError {
  static override readonly code: string = "SESSION_ERROR";
}
