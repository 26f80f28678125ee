import { ArgumentError } from "../errors/index.ts";
import { needsTls } from "./channel.ts";
import { type ConnectionOptions, parseConnectionString } from "./connection-string.ts";
import { checkToken, type TlsOptions, type TokenProvider } from "./credentials.ts";

/** The variables of the process environment a connection may come from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a connection string cannot say. */
export interface ConnectionSettings {
  readonly token?: string | TokenProvider;
  readonly tls?: TlsOptions;
}

/**
 * Completes a connection string from the environment, with PySpark's variables: `SPARK_REMOTE`,
 * `SPARK_CONNECT_AUTHENTICATE_TOKEN`, `SPARK_CONNECT_USER_AGENT`, `SPARK_USER`, `USER`.
 *
 * @param remote - the connection string; undefined takes `SPARK_REMOTE`
 * @throws {@link ArgumentError} if there is neither, or the string is not valid
 */
export function resolveConnection(
  remote: string | undefined,
  environment: Environment,
  settings: ConnectionSettings = {},
): ConnectionOptions {
  const text = remote ?? environment.SPARK_REMOTE;
  if (text === undefined || text === "") {
    throw new ArgumentError(
      'No Spark Connect server is named. Call SparkSession.builder.remote("sc://localhost:15002") or set SPARK_REMOTE.',
      { pointer: "/remote" },
    );
  }
  const options = parseConnectionString(text);
  if (settings.token !== undefined && options.token !== undefined) {
    throw new ArgumentError("The token is given twice: in the connection string and by token().", {
      pointer: "/token",
    });
  }
  return checkCredentials({
    ...options,
    token: settings.token ?? options.token ?? environmentToken(environment),
    tls: settings.tls,
    userAgent: options.userAgent ?? environment.SPARK_CONNECT_USER_AGENT,
    userId: options.userId ?? environment.SPARK_USER ?? environment.USER,
  });
}

function environmentToken({ SPARK_CONNECT_AUTHENTICATE_TOKEN: token }: Environment): string | undefined {
  return token ? checkToken(token) : undefined;
}

/** A token switches TLS on, but an authorization header is written by hand and says nothing of TLS. */
function checkCredentials(options: ConnectionOptions): ConnectionOptions {
  const hasHeader = [...options.headers.keys()].some((key) => key.toLowerCase() === "authorization");
  if (hasHeader && options.token !== undefined) {
    throw new ArgumentError(
      "A token and an authorization header cannot be sent together: give one of the two.",
      {
        pointer: "/token",
      },
    );
  }
  if (hasHeader && options.host !== "localhost" && !needsTls(options)) {
    throw new ArgumentError(
      "An authorization header would be sent unencrypted. Add use_ssl=true to the connection string, or use token=….",
      { pointer: "/remote" },
    );
  }
  return options;
}
