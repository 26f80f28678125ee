import { randomUUID } from "node:crypto";
import { create } from "@bufbuild/protobuf";
import { ArgumentError, DecodeError } from "../../errors/index.ts";
import { type MlParams, MlParamsSchema } from "../../gen/spark/connect/ml_common_pb.ts";
import { mlValue } from "../ml-literal.ts";
import type { Param, ParamTable } from "./param.ts";

/** What an operator is to Spark: its JVM class and its parameters. */
export interface OperatorSpec<P extends ParamTable = ParamTable> {
  /** Such as `org.apache.spark.ml.feature.VectorAssembler`. */
  readonly className: string;
  readonly params: P;
}

/**
 * Something with parameters: estimators, transformers, models and evaluators.
 *
 * Each parameter has a `setX`, which gives the object itself, and a `getX`; the constructor takes several at once. Only
 * parameters that were set ride to the server; it knows the defaults.
 *
 * @example
 * ```ts
 * const kMeans = new KMeans({ k: 3 }).setSeed(7);
 * console.log(kMeans.getK(), kMeans.get("maxIter"), kMeans.isSet("maxIter"), kMeans.hasParam("depth"));
 * // 3 20 false false
 * kMeans.set("k", 4).clear("seed");
 * console.log(kMeans.paramMap, kMeans.explainParams().split("\n")[0]);
 * // { k: 4 } featuresCol: a string (default: "features")
 * console.log(kMeans.toString() === kMeans.uid);
 * // true
 * ```
 * @see PySpark `Params` · proto `MlParams`
 */
export abstract class Params {
  /** Names this object in saved pipelines, such as `VectorAssembler_1f0c…`. */
  readonly uid: string;
  readonly #spec: OperatorSpec;
  readonly #values = new Map<string, unknown>();

  constructor(
    spec: OperatorSpec,
    values: Readonly<Record<string, unknown>> = {},
    uid = newUid(spec.className),
  ) {
    this.#spec = spec;
    this.uid = uid;
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) this.set(name, value);
    }
  }

  /** The JVM class that does the work. */
  get className(): string {
    return this.#spec.className;
  }

  /** The names of all parameters. */
  get paramNames(): readonly string[] {
    return Object.keys(this.#spec.params);
  }

  /** The values that were set, by parameter. */
  get paramMap(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#values);
  }

  /**
   * Whether there is a parameter of that name.
   *
   * @see PySpark `Params.hasParam`
   */
  hasParam(name: string): boolean {
    return Object.hasOwn(this.#spec.params, name);
  }

  /** True if the parameter was set, whatever its default. */
  isSet(name: string): boolean {
    return this.#values.has(name);
  }

  /**
   * The value of a parameter: the one set, or else Spark's default, or else undefined.
   *
   * @throws {@link ArgumentError} if there is no such parameter
   */
  get(name: string): unknown {
    const { defaultValue } = this.#param(name);
    return this.#values.has(name) ? this.#values.get(name) : defaultValue;
  }

  /**
   * Sets a parameter by its name.
   *
   * @throws {@link ArgumentError} if there is no such parameter, or it does not take the value
   */
  set(name: string, value: unknown): this {
    const { type } = this.#param(name);
    if (!type.accepts(value)) {
      throw new ArgumentError(
        `${shortName(this.className)}.${name} must be ${type.expected}, got ${describe(value)}.`,
        { pointer: `/${name}` },
      );
    }
    this.#values.set(name, value);
    return this;
  }

  /**
   * Removes a value that was set; the default is used again.
   *
   * @throws {@link ArgumentError} if there is no such parameter
   * @see PySpark `Params.clear`
   */
  clear(name: string): this {
    this.#param(name);
    this.#values.delete(name);
    return this;
  }

  /** One line for each parameter: its name, what it takes, its value. */
  explainParams(): string {
    return Object.entries(this.#spec.params)
      .map(([name, { type, defaultValue }]) => {
        const values = [
          ...(defaultValue === undefined ? [] : [`default: ${describe(defaultValue)}`]),
          ...(this.isSet(name) ? [`set: ${describe(this.get(name))}`] : []),
        ];
        return `${name}: ${type.expected} (${values.join(", ") || "undefined"})`;
      })
      .join("\n");
  }

  /**
   * The {@link uid}.
   *
   * @see PySpark `Params.uid`
   */
  toString(): string {
    return this.uid;
  }

  /** @internal The set values as the protocol carries them. */
  toMlParams(): MlParams {
    const params = [...this.#values].map(([name, value]) => [name, this.#param(name).type.toLiteral(value)]);
    return create(MlParamsSchema, { params: Object.fromEntries(params) });
  }

  /** @internal Sets what the server says of an operator it loaded. */
  setFromMlParams({ params }: MlParams): this {
    for (const [name, literal] of Object.entries(params)) {
      const value = mlValue(literal);
      // An operator saved by a newer Spark may have parameters this one cannot name; it must not run without them.
      if (!this.hasParam(name) || !this.#param(name).type.accepts(value)) {
        throw new DecodeError(
          `${this.uid} was saved with ${name} = ${describe(value)}, which cannot be read here.`,
        );
      }
      this.set(name, value);
    }
    return this;
  }

  #param(name: string): Param<unknown> {
    const param = Object.hasOwn(this.#spec.params, name) ? this.#spec.params[name] : undefined;
    if (param) return param;
    throw new ArgumentError(
      `${shortName(this.className)} has no parameter ${name}; it has ${this.paramNames.join(", ")}.`,
      { pointer: `/${name}` },
    );
  }
}

/** The part of a JVM class name after the last dot. */
export function shortName(className: string): string {
  return className.slice(className.lastIndexOf(".") + 1);
}

/** A name no other operator has: the class and 12 hexadecimal digits. */
export function newUid(className: string): string {
  return `${shortName(className)}_${randomUUID().replaceAll("-", "").slice(-12)}`;
}

function describe(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
