import type { ConfigOperation, Executor } from "../execution/index.ts";

/** What a configuration value may be; Spark gets its text. */
export type ConfigValue = string | number | bigint | boolean;

/**
 * The session's Spark configuration; every method asks the server.
 *
 * @example
 * ```ts
 * await spark.conf.set("spark.sql.shuffle.partitions", 8);
 * console.log(await spark.conf.get("spark.sql.shuffle.partitions"));
 * // 8
 * ```
 * @see PySpark `RuntimeConfig` · proto `ConfigRequest`
 */
export class RuntimeConfig {
  readonly #executor: Executor;

  /** @internal A session has one as `spark.conf`. */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Tells the server one value for this session.
   *
   * @throws {@link AnalysisError} if the key cannot be changed while the server runs
   * @example
   * ```ts
   * await spark.conf.set("spark.sql.session.timeZone", "Europe/Berlin");
   * await (await spark.sql("SELECT make_timestamp(2024, 6, 1, 12, 0, 0, 'UTC') AS noon")).show();
   * // +-------------------+
   * // |               noon|
   * // +-------------------+
   * // |2024-06-01 14:00:00|
   * // +-------------------+
   * await spark.conf.unset("spark.sql.session.timeZone");
   * ```
   * @see PySpark `RuntimeConfig.set` · proto `ConfigRequest.Set`
   */
  async set(key: string, value: ConfigValue): Promise<void> {
    await this.#ask({ case: "set", value: { pairs: [{ key, value: String(value) }] } });
  }

  /**
   * Asks the server for the value of one key: what was set, else the server's default, else `defaultValue`.
   *
   * @param defaultValue - what a key that is neither set nor known to the server has
   * @throws {@link SparkServerError} of class `SQL_CONF_NOT_FOUND` for such a key when no default is given
   * @example
   * ```ts
   * console.log(await spark.conf.get("spark.sql.ansi.enabled"));
   * // true
   * console.log(await spark.conf.get("energy.zone", "DE-LU"), await spark.conf.get("energy.zone", null));
   * // DE-LU null
   * ```
   * @see PySpark `RuntimeConfig.get` · proto `ConfigRequest.Get`, `ConfigRequest.GetWithDefault`
   */
  async get(key: string): Promise<string>;
  async get<D extends string | null>(key: string, defaultValue: D): Promise<string | D>;
  async get(key: string, defaultValue?: string | null): Promise<string | null> {
    if (defaultValue === undefined) {
      const [value] = await this.#ask({ case: "get", value: { keys: [key] } });
      return value ?? null;
    }
    const pair = defaultValue === null ? { key } : { key, value: defaultValue };
    const [value] = await this.#ask({ case: "getWithDefault", value: { pairs: [pair] } });
    return value ?? defaultValue;
  }

  /**
   * Asks the server for everything that is set, by key.
   *
   * @param prefix - takes only keys that begin with it; they come back without it
   * @example
   * ```ts
   * await spark.conf.set("energy.zone", "DE-LU");
   * console.log(await spark.conf.getAll("energy."));
   * // { zone: 'DE-LU' }
   * ```
   * @see PySpark `RuntimeConfig.getAll` · proto `ConfigRequest.GetAll`
   */
  async getAll(prefix?: string): Promise<Record<string, string>> {
    const value = prefix === undefined ? {} : { prefix };
    const response = await this.#executor.config({ case: "getAll", value });
    return Object.fromEntries(response.pairs.map(({ key, value = "" }) => [key, value]));
  }

  /**
   * Sets several values at once, as far as the server allows; what it does not allow becomes a warning.
   *
   * @internal Used by the builder, whose settings may be meant for the start of another kind of session.
   */
  async setAll(values: Readonly<Record<string, ConfigValue>>): Promise<void> {
    const pairs = Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));
    if (pairs.length === 0) return;
    const { warnings } = await this.#executor.config({ case: "set", value: { pairs, silent: true } });
    for (const warning of warnings) process.emitWarning(warning, "SparkConnectWarning");
  }

  /**
   * Tells the server to go back to its own value of one key.
   *
   * @throws {@link AnalysisError} if the key cannot be changed while the server runs
   * @example
   * ```ts
   * await spark.conf.set("energy.zone", "FR");
   * await spark.conf.unset("energy.zone");
   * console.log(await spark.conf.get("energy.zone", null));
   * // null
   * ```
   * @see PySpark `RuntimeConfig.unset` · proto `ConfigRequest.Unset`
   */
  async unset(key: string): Promise<void> {
    await this.#ask({ case: "unset", value: { keys: [key] } });
  }

  /**
   * Asks the server whether one key can be changed while it runs.
   *
   * @example
   * ```ts
   * console.log(await spark.conf.isModifiable("spark.sql.shuffle.partitions"));
   * // true
   * console.log(await spark.conf.isModifiable("spark.executor.memory"));
   * // false
   * ```
   * @see PySpark `RuntimeConfig.isModifiable` · proto `ConfigRequest.IsModifiable`
   */
  async isModifiable(key: string): Promise<boolean> {
    const [value] = await this.#ask({ case: "isModifiable", value: { keys: [key] } });
    return value === "true";
  }

  async #ask(operation: ConfigOperation): Promise<(string | undefined)[]> {
    const { pairs } = await this.#executor.config(operation);
    return pairs.map(({ value }) => value);
  }
}
