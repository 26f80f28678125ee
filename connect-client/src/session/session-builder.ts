import { ArgumentError } from "../errors/index.ts";
import { type ConnectionOptions, resolveConnection, SparkConnectClient } from "../transport/index.ts";
import type { ConfigValue } from "./runtime-config.ts";
import type { SparkSession } from "./spark-session.ts";

/** What the builder needs of {@link SparkSession}, which it cannot import since that imports it. */
export interface SessionHome {
  active(): SparkSession | null;
  open(client: SparkConnectClient, connection: ConnectionOptions): SparkSession;
}

interface Settings {
  readonly remote?: string;
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
 * const spark = await SparkSession.builder.remote("sc://localhost:15002").appName("prices").getOrCreate();
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
   */
  remote(url: string): SessionBuilder {
    return this.#with({ remote: url });
  }

  /** Sets Spark configuration of the session, one key or several. */
  config(key: string, value: ConfigValue): SessionBuilder;
  config(values: Readonly<Record<string, ConfigValue>>): SessionBuilder;
  config(first: string | Readonly<Record<string, ConfigValue>>, value?: ConfigValue): SessionBuilder {
    if (typeof first !== "string") return this.#with({ config: { ...this.#settings.config, ...first } });
    if (value === undefined) {
      throw new ArgumentError(`config(${JSON.stringify(first)}) needs a value.`, { pointer: "/value" });
    }
    return this.#with({ config: { ...this.#settings.config, [first]: value } });
  }

  /** Names the application, which Spark's pages show. */
  appName(name: string): SessionBuilder {
    return this.config("spark.app.name", name);
  }

  /** How long to wait for a server at first, in milliseconds; 30 seconds unless set. */
  connectTimeout(timeoutMs: number): SessionBuilder {
    if (!(timeoutMs > 0)) {
      throw new ArgumentError(`The timeout must be a positive number of milliseconds, not ${timeoutMs}.`, {
        pointer: "/timeoutMs",
      });
    }
    return this.#with({ connectTimeoutMs: timeoutMs });
  }

  /**
   * The active session if it is one of the same server and user, otherwise a new one; sets its configuration.
   *
   * @throws {@link ConnectionError} if no server answers in time
   * @throws {@link ArgumentError} if the connection string is missing or not valid
   */
  getOrCreate(): Promise<SparkSession> {
    const session = lastGetOrCreate.then(() => this.#getOrCreate());
    lastGetOrCreate = session.catch(() => undefined);
    return session;
  }

  /**
   * A new session, which becomes the active one.
   *
   * @throws {@link ConnectionError} if no server answers in time
   * @throws {@link ArgumentError} if the connection string is missing or not valid
   */
  async create(): Promise<SparkSession> {
    return this.createLike(resolveConnection(this.#settings.remote, process.env));
  }

  /** @internal A new session, of a connection that was read before. */
  async createLike(connection: ConnectionOptions): Promise<SparkSession> {
    const client = new SparkConnectClient(connection);
    try {
      await client.connect(this.#settings.connectTimeoutMs);
    } catch (error) {
      client.detach();
      throw error;
    }
    return this.#configured(this.#home.open(client, connection));
  }

  async #getOrCreate(): Promise<SparkSession> {
    const active = this.#home.active();
    const { remote } = this.#settings;
    if (active === null) return this.create();
    if (remote !== undefined && !active.isOf(resolveConnection(remote, process.env))) return this.create();
    return this.#configured(active);
  }

  async #configured(session: SparkSession): Promise<SparkSession> {
    await session.conf.setAll(this.#settings.config);
    return session;
  }

  #with(change: Partial<Settings>): SessionBuilder {
    return new SessionBuilder(this.#home, { ...this.#settings, ...change });
  }
}
