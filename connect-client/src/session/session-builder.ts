import { ArgumentError } from "../errors/index.ts";
import {
  type ConnectionOptions,
  type ConnectionSettings,
  checkTls,
  checkToken,
  type RetryPolicy,
  resolveConnection,
  retryPolicy,
  SparkConnectClient,
  type TlsOptions,
  type TokenProvider,
} from "../transport/index.ts";
import type { ConfigValue } from "./runtime-config.ts";
import type { SparkSession } from "./spark-session.ts";

/** What the builder needs of {@link SparkSession}, which it cannot import since that imports it. */
export interface SessionHome {
  active(): SparkSession | null;
  open(client: SparkConnectClient, connection: ConnectionOptions, builder: SessionBuilder): SparkSession;
}

interface Settings extends ConnectionSettings {
  readonly remote?: string;
  readonly retryPolicy?: RetryPolicy;
  readonly config: Readonly<Record<string, ConfigValue>>;
  readonly connectTimeoutMs: number;
}

/** Long enough for a server under load, short enough to tell a wrong address from a slow one. */
const defaultConnectTimeoutMs = 30_000;

/** Sessions are found or made one at a time, so that two callers at start-up get the same one. */
let lastGetOrCreate: Promise<unknown> = Promise.resolve();

/**
 * Describes a session; {@link getOrCreate} and {@link create} connect.
 *
 * Each method gives a new builder and leaves the old one as it was.
 *
 * @example
 * ```ts
 * const spark = await SparkSession.builder
 *   .remote("sc://localhost:15002")
 *   .appName("prices")
 *   .config("spark.sql.shuffle.partitions", 4)
 *   .connectTimeout(10_000)
 *   .create();
 * console.log(await spark.conf.get("spark.sql.shuffle.partitions"));
 * // 4
 * await spark.stop();
 * ```
 * @see PySpark `SparkSession.Builder`
 */
export class SessionBuilder {
  readonly #home: SessionHome;
  readonly #settings: Settings;

  /** @internal Use `SparkSession.builder`. */
  constructor(
    home: SessionHome,
    settings: Settings = { config: {}, connectTimeoutMs: defaultConnectTimeoutMs },
  ) {
    this.#home = home;
    this.#settings = settings;
  }

  /**
   * Names the server: `sc://host:port/;key=value;…`. Without it, `SPARK_REMOTE` of the environment does.
   *
   * Keys are `token`, `use_ssl`, `user_id`, `user_agent`, `session_id` (a UUID: attaches to that session if
   * the server has it), `grpc_max_message_size`, `grpc_keepalive_…`; any other becomes a header of each call.
   * Sends nothing; a string that is not valid fails with {@link create}.
   *
   * @see PySpark `SparkSession.Builder.remote`
   */
  remote(url: string): SessionBuilder {
    return this.#with({ remote: url });
  }

  /**
   * The bearer token of each call, or a function that gives it, where tokens expire. Switches TLS on unless the
   * host is `localhost`, as Spark's own clients do.
   *
   * @param token - a text, or a {@link TokenProvider}
   * @throws {@link ArgumentError} if the text cannot be a header
   * @example
   * ```ts
   * let logins = 0;
   * const login = () => ({ token: `token-${(logins += 1)}`, expiresAt: new Date(Date.now() + 3_600_000) });
   * SparkSession.builder.remote("sc://spark.example.org:443").token(login); // asked when a call is made
   * console.log(logins);
   * // 0
   * ```
   */
  token(token: string | TokenProvider): SessionBuilder {
    return this.#with({ token: typeof token === "function" ? token : checkToken(token) });
  }

  /**
   * Switches TLS on, with own authorities to trust or a certificate to show; all as contents of PEM files.
   *
   * Without `ca` the server's certificate must be signed by an authority Node.js trusts, to which the variable
   * `NODE_EXTRA_CA_CERTS` can add.
   *
   * @throws {@link ArgumentError} if one of them is no PEM, or the certificate has no key
   * @example
   * ```ts
   * import { existsSync, readFileSync } from "node:fs";
   *
   * const authorities = "/etc/ssl/certs/ca-certificates.crt";
   * const ca = existsSync(authorities) ? readFileSync(authorities) : undefined;
   * SparkSession.builder.remote("sc://spark.example.org:443").tls(ca && { ca }); // create() connects
   * ```
   */
  tls(options: TlsOptions = {}): SessionBuilder {
    return this.#with({ tls: checkTls(options) });
  }

  /**
   * Changes how calls are retried; what is not given stays as in Spark's own clients: 15 retries after 50 ms,
   * 200 ms, 800 ms and so on up to a minute, about ten minutes in all.
   *
   * @param changes - times in milliseconds
   * @throws {@link ArgumentError} if a number is negative or unknown
   * @example
   * ```ts
   * const patient = await SparkSession.builder
   *   .remote("sc://localhost:15002")
   *   .retryPolicy({ maxRetries: 30, maxBackoffMs: 10_000 })
   *   .create();
   * console.log(await patient.range(3).count());
   * // 3
   * await patient.stop();
   * ```
   */
  retryPolicy(changes: Partial<RetryPolicy>): SessionBuilder {
    return this.#with({ retryPolicy: retryPolicy(changes) });
  }

  /**
   * Sets Spark configuration of the session, one key or several; sends nothing until {@link create}.
   *
   * What the server does not allow to be set while it runs becomes a warning of the process.
   *
   * @throws {@link ArgumentError} if the value is missing
   * @see PySpark `SparkSession.Builder.config`
   */
  config(key: string, value: ConfigValue): SessionBuilder;
  config(values: Readonly<Record<string, ConfigValue>>): SessionBuilder;
  config(first: string | Readonly<Record<string, ConfigValue>>, value?: ConfigValue): SessionBuilder {
    if (typeof first !== "string") return this.#with({ config: { ...this.#settings.config, ...first } });
    if (value === undefined) {
      throw new ArgumentError(`config(${JSON.stringify(first)}) needs a value.`, { pointer: "/value" });
    }
    return this.#with({ config: { ...this.#settings.config, [first]: value } });
  }

  /**
   * Names the application, which Spark's pages show; sends nothing until {@link create}.
   *
   * @see PySpark `SparkSession.Builder.appName`
   */
  appName(name: string): SessionBuilder {
    return this.config("spark.app.name", name);
  }

  /**
   * How long to wait for a server at first, in milliseconds; 30 seconds unless set.
   *
   * @throws {@link ArgumentError} if it is not a positive number
   */
  connectTimeout(timeoutMs: number): SessionBuilder {
    if (!(timeoutMs > 0)) {
      throw new ArgumentError(`The timeout must be a positive number of milliseconds, not ${timeoutMs}.`, {
        pointer: "/timeoutMs",
      });
    }
    return this.#with({ connectTimeoutMs: timeoutMs });
  }

  /**
   * Connects: the active session if it is one of the same server and user, otherwise a new one; sets its configuration.
   *
   * @throws {@link ConnectionError} if no server answers in time
   * @throws {@link ArgumentError} if the connection string is missing or not valid
   * @example
   * ```ts
   * const one = await SparkSession.builder.remote("sc://localhost:15002").getOrCreate();
   * const other = await SparkSession.builder.getOrCreate();
   * console.log(one === other);
   * // true
   * ```
   * @see PySpark `SparkSession.Builder.getOrCreate`
   */
  getOrCreate(): Promise<SparkSession> {
    const session = lastGetOrCreate.then(() => this.#getOrCreate());
    lastGetOrCreate = session.catch(() => undefined);
    return session;
  }

  /**
   * Connects: a new session, which becomes the active one.
   *
   * @throws {@link ConnectionError} if no server answers in time
   * @throws {@link ArgumentError} if the connection string is missing or not valid
   * @example
   * ```ts
   * await using spark = await SparkSession.builder.remote("sc://localhost:15002").create();
   * console.log(SparkSession.active() === spark);
   * // true
   * ```
   * @see PySpark `SparkSession.Builder.create`
   */
  async create(): Promise<SparkSession> {
    return this.createLike(this.#connection());
  }

  /** @internal A new session with this builder's settings, of a connection that was read before. */
  async createLike(
    connection: ConnectionOptions,
    config: Settings["config"] = this.#settings.config,
  ): Promise<SparkSession> {
    const client = new SparkConnectClient(connection, this.#settings.retryPolicy);
    try {
      await client.connect(this.#settings.connectTimeoutMs);
    } catch (error) {
      client.detach();
      throw error;
    }
    return configured(this.#home.open(client, connection, this), config);
  }

  async #getOrCreate(): Promise<SparkSession> {
    const active = this.#home.active();
    const { remote } = this.#settings;
    if (active === null) return this.create();
    if (remote !== undefined && !active.isOf(this.#connection())) return this.create();
    return configured(active, this.#settings.config);
  }

  #connection(): ConnectionOptions {
    return resolveConnection(this.#settings.remote, process.env, this.#settings);
  }

  #with(change: Partial<Settings>): SessionBuilder {
    return new SessionBuilder(this.#home, { ...this.#settings, ...change });
  }
}

async function configured(session: SparkSession, config: Settings["config"]): Promise<SparkSession> {
  await session.conf.setAll(config);
  return session;
}
