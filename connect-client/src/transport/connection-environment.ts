import { ArgumentError } from "../errors/index.ts";
import { type ConnectionOptions, parseConnectionString } from "./connection-string.ts";

/** The variables of the process environment a connection may come from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Completes a connection string from the environment, with PySpark's variables: `SPARK_REMOTE`,
 * `SPARK_CONNECT_AUTHENTICATE_TOKEN`, `SPARK_CONNECT_USER_AGENT`, `SPARK_USER`, `USER`.
 *
 * @param remote - the connection string; undefined takes `SPARK_REMOTE`
 * @throws {@link ArgumentError} if there is neither, or the string is not valid
 */
export function resolveConnection(remote: string | undefined, environment: Environment): ConnectionOptions {
  const text = remote ?? environment.SPARK_REMOTE;
  if (text === undefined || text === "") {
    throw new ArgumentError(
      'No Spark Connect server is named. Call SparkSession.builder.remote("sc://localhost:15002") or set SPARK_REMOTE.',
      { pointer: "/remote" },
    );
  }
  const options = parseConnectionString(text);
  return {
    ...options,
    token: options.token ?? environment.SPARK_CONNECT_AUTHENTICATE_TOKEN,
    userAgent: options.userAgent ?? environment.SPARK_CONNECT_USER_AGENT,
    userId: options.userId ?? environment.SPARK_USER ?? environment.USER,
  };
}
