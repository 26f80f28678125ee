import { ArgumentError } from "../errors/index.ts";
import { checkToken, type TlsOptions, type TokenProvider } from "./credentials.ts";

/** What a connection string says, before defaults of the environment. */
export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly useSsl: boolean;
  /** A bearer token, or what gives one for each call. */
  readonly token: string | TokenProvider | undefined;
  /** Undefined: the authorities Node.js trusts, and no client certificate. */
  readonly tls?: TlsOptions | undefined;
  readonly userId: string | undefined;
  readonly userAgent: string | undefined;
  /** A UUID; attaches to that session of the server if it exists. */
  readonly sessionId: string | undefined;
  /** Largest message in bytes, both ways. */
  readonly maxMessageSize: number;
  /** Undefined: no pings at all. */
  readonly keepalive: KeepaliveOptions | undefined;
  /** Every other parameter, sent as a header with each call. */
  readonly headers: ReadonlyMap<string, string>;
}

/** When to ask the server whether it is still there. */
export interface KeepaliveOptions {
  readonly timeMs: number;
  readonly timeoutMs: number;
  readonly withoutCalls: boolean;
}

const defaultPort = 15002;
/** Same as PySpark and as the server's `spark.connect.grpc.maxInboundMessageSize`. */
const defaultMaxMessageSize = 128 * 1024 * 1024;
/** Servers before 4.3 close a connection that pings thrice within five minutes each, or without a call. */
const defaultKeepalive: KeepaliveOptions = { timeMs: 310_000, timeoutMs: 20_000, withoutCalls: false };
/** Same as PySpark 4.3, for who asks for keepalive. */
const requestedKeepalive: KeepaliveOptions = { timeMs: 60_000, timeoutMs: 20_000, withoutCalls: true };
const maxUserAgentLength = 2048;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Reads `sc://host:port/;key=value;key=value`.
 *
 * @param text - the connection string; the port defaults to 15002; an IPv6 host stands in brackets; values are
 *   percent-decoded, so a `=` or `;` inside one is written `%3D` or `%3B`
 * @throws {@link ArgumentError} naming the part that is wrong
 */
export function parseConnectionString(text: string): ConnectionOptions {
  const match = /^sc:\/\/([^/]*)(?:\/(.*))?$/s.exec(text);
  if (match === null)
    throw invalid(text, "it must begin with sc:// and have the form sc://host:port/;key=value");
  const [, authority = "", rest = ""] = match;
  if (rest !== "" && !rest.startsWith(";")) {
    throw invalid(text, `its path must be empty, not ${JSON.stringify(`/${rest.split(";", 1)[0]}`)}`);
  }
  const { host, port } = parseAuthority(text, authority);
  return { host, port, ...readParameters(text, parseParameters(text, rest.slice(1))) };
}

function parseAuthority(text: string, authority: string): { host: string; port: number } {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:[\]@;?#\s]+)(?::(.*))?$/.exec(authority);
  if (match === null) {
    throw invalid(
      text,
      `${JSON.stringify(authority)} is not host or host:port (an IPv6 host stands in brackets)`,
    );
  }
  const [, host = "", portText] = match;
  if (portText === undefined) return { host, port: defaultPort };
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port < 1 || port > 65_535) {
    throw invalid(text, `${JSON.stringify(portText)} is not a port from 1 to 65535`);
  }
  return { host, port };
}

function parseParameters(text: string, list: string): Map<string, string> {
  const parameters = new Map<string, string>();
  if (list === "") return parameters;
  for (const part of list.split(";")) {
    const [key, value, ...more] = part.split("=");
    if (key === undefined || key === "" || value === undefined || more.length > 0) {
      throw invalid(
        text,
        `a parameter must be key=value with exactly one "=" (write %3D for one inside the value)`,
      );
    }
    if (parameters.has(key)) throw invalid(text, `the parameter ${key} is given twice`);
    parameters.set(key, decode(text, key, value));
  }
  return parameters;
}

function decode(text: string, key: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (cause) {
    throw invalid(text, `the value of ${key} is not valid percent-encoding`, cause);
  }
}

function readParameters(
  text: string,
  parameters: Map<string, string>,
): Omit<ConnectionOptions, "host" | "port"> {
  const take = (key: string): string | undefined => {
    const value = parameters.get(key);
    parameters.delete(key);
    return value;
  };
  const takeBoolean = (key: string): boolean | undefined => {
    const value = take(key)?.toLowerCase();
    if (value === undefined || value === "true" || value === "false") return value && value === "true";
    throw invalid(text, `${key} must be true or false, not ${JSON.stringify(value)}`);
  };
  const takeCount = (key: string): number | undefined => {
    const value = take(key);
    if (value === undefined) return undefined;
    if (/^[1-9]\d{0,9}$/.test(value)) return Number(value);
    throw invalid(text, `${key} must be a positive whole number, not ${JSON.stringify(value)}`);
  };

  const sessionId = take("session_id");
  if (sessionId !== undefined && !uuid.test(sessionId)) {
    throw invalid(text, `session_id must be a UUID, not ${JSON.stringify(sessionId)}`);
  }
  const userAgent = take("user_agent");
  if (userAgent !== undefined && encodeURIComponent(userAgent).length > maxUserAgentLength) {
    throw invalid(text, `user_agent may have at most ${maxUserAgentLength} characters once percent-encoded`);
  }
  const isKeepaliveEnabled = takeBoolean("grpc_keepalive_enabled");
  const requested = {
    timeMs: takeCount("grpc_keepalive_time_ms"),
    timeoutMs: takeCount("grpc_keepalive_timeout_ms"),
    withoutCalls: takeBoolean("grpc_keepalive_without_calls"),
  };
  const token = take("token");
  return {
    useSsl: takeBoolean("use_ssl") ?? false,
    token: token === undefined ? undefined : checkToken(token),
    userId: take("user_id"),
    userAgent,
    sessionId,
    maxMessageSize: takeCount("grpc_max_message_size") ?? defaultMaxMessageSize,
    keepalive: keepaliveOf(isKeepaliveEnabled, requested),
    headers: checkHeaders(text, parameters),
  };
}

function keepaliveOf(
  isEnabled: boolean | undefined,
  { timeMs, timeoutMs, withoutCalls }: { [K in keyof KeepaliveOptions]: KeepaliveOptions[K] | undefined },
): KeepaliveOptions | undefined {
  if (isEnabled === false) return undefined;
  const isRequested =
    isEnabled || timeMs !== undefined || timeoutMs !== undefined || withoutCalls !== undefined;
  const base = isRequested ? requestedKeepalive : defaultKeepalive;
  return {
    timeMs: timeMs ?? base.timeMs,
    timeoutMs: timeoutMs ?? base.timeoutMs,
    withoutCalls: withoutCalls ?? base.withoutCalls,
  };
}

function checkHeaders(text: string, parameters: Map<string, string>): ReadonlyMap<string, string> {
  for (const [key, value] of parameters) {
    if (!/^[0-9a-zA-Z_.-]+$/.test(key) || key.toLowerCase().endsWith("-bin")) {
      throw invalid(text, `${JSON.stringify(key)} is neither a known parameter nor a name for a text header`);
    }
    if (!/^[\x20-\x7e]*$/.test(value)) throw invalid(text, `the header ${key} may hold printable ASCII only`);
  }
  return parameters;
}

/** Never repeats the whole string: it may hold a token. */
function invalid(text: string, reason: string, cause?: unknown): ArgumentError {
  const shown = text.replace(/[/;].*$/s, (tail) => (text.startsWith("sc://") ? shownTail(tail) : "…"));
  return new ArgumentError(`The connection string ${JSON.stringify(shown)} is not valid: ${reason}.`, {
    pointer: "/remote",
    ...(cause === undefined ? {} : { cause }),
  });
}

function shownTail(tail: string): string {
  return tail.split(";", 1)[0] + (tail.includes(";") ? ";…" : "");
}
