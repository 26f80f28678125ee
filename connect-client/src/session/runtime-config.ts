import type { ConfigOperation, Executor } from "../execution/index.ts";

/** What a configuration value may be; Spark gets its text. */
export type ConfigValue = string | number | bigint | boolean;

/**
 * The session's Spark configuration; every method asks the server.
 *
 * @example
 * ```ts
 * await spark.conf.set("spark.sql.shuffle.partitions", 8);
 * console.log(await spark.conf.get("spark.sql.shuffle.partitions")); // 8
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
   * Sets one value for this session.
   *
   * @throws {@link AnalysisError} if the key cannot be changed while the server runs
   */
  async set(key: string, value: ConfigValue): Promise<void> {
    await this.#ask({ case: "set", value: { pairs: [{ key, value: String(value) }] } });
  }

  /**
   * The value of one key: what was set, else the server's default, else `defaultValue`.
   *
   * @param defaultValue - what a key that is neither set nor known to the server has
   * @throws {@link SparkServerError} of class `SQL_CONF_NOT_FOUND` for such a key when no default is given
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
   * Everything that is set, by key.
   *
   * @param prefix - takes only keys that begin with it; they come back without it
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

  /** Goes back to the server's value of one key. */
  async unset(key: string): Promise<void> {
    await this.#ask({ case: "unset", value: { keys: [key] } });
  }

  /** Whether one key can be changed while the server runs. */
  async isModifiable(key: string): Promise<boolean> {
    const [value] = await this.#ask({ case: "isModifiable", value: { keys: [key] } });
    return value === "true";
  }

  async #ask(operation: ConfigOperation): Promise<(string | undefined)[]> {
    const { pairs } = await this.#executor.config(operation);
    return pairs.map(({ value }) => value);
  }
}
