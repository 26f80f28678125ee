import { ArgumentError } from "../errors/index.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";

/** How to save: what {@link MlWriter} was told. */
export interface SaveOptions {
  readonly overwrite: boolean;
  readonly options: Readonly<Record<string, string>>;
}

/** Saves one thing to a path that the server can write. */
export type Save = (path: string, options: SaveOptions) => Promise<void>;

/**
 * Saves a model, an operator or a pipeline in Spark's own format, which other Spark programs load.
 *
 * Each method gives a new writer.
 *
 * @example
 * ```ts
 * const tokenizer = new Tokenizer({ inputCol: "text", outputCol: "words" });
 * await tokenizer.write(spark).overwrite().option("compression", "zstd").save("/tmp/demo/written");
 * console.log((await Tokenizer.load(spark, "/tmp/demo/written")).getOutputCol());
 * // words
 * ```
 * @see PySpark `MLWriter` · proto `MlCommand.Write` · since Spark 4.0
 */
export class MlWriter {
  readonly #save: Save;
  readonly #options: SaveOptions;

  /** @internal Comes from `write()`. */
  constructor(save: Save, options: SaveOptions = { overwrite: false, options: {} }) {
    this.#save = save;
    this.#options = options;
  }

  /** Replaces what is at the path; without it, saving over something fails. */
  overwrite(): MlWriter {
    return new MlWriter(this.#save, { ...this.#options, overwrite: true });
  }

  /** Sets an option of the format; option names are case-insensitive. */
  option(key: string, value: OptionValue): MlWriter {
    const options = { ...this.#options.options, ...optionTexts({ [key.toLowerCase()]: value }) };
    return new MlWriter(this.#save, { ...this.#options, options });
  }

  /**
   * Runs a job: saves to a path of a file system the server knows.
   *
   * @throws {@link ArgumentError} if the path is empty
   * @throws {@link SparkServerError} if there is something and {@link overwrite} was not called
   * @see PySpark `MLWriter.save`
   */
  async save(path: string): Promise<void> {
    if (path.trim() === "")
      throw new ArgumentError("The path is empty; name a folder.", { pointer: "/path" });
    await this.#save(path, this.#options);
  }
}
