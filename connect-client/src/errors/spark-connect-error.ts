import { takeStack } from "../internal/take-stack.ts";

/** What every error of this library may be given besides its message. */
export interface SparkConnectErrorOptions {
  /** The error that led to this one. */
  readonly cause?: unknown;
  /** The server-side operation the error belongs to. */
  readonly operationId?: string | undefined;
  /** The session the error belongs to. */
  readonly sessionId?: string | undefined;
}

/** Marks errors of this library, whichever installed copy of it made them; holds the codes of the class and its parents. */
const codesKey = Symbol.for("spark-connect-js.error.codes");

/**
 * The root of every error this library throws.
 *
 * `code` is distinct for each class and stands at the front of the message, because most tools show only the
 * message. `instanceof` also recognises errors made by another copy of this package.
 *
 * @example
 * ```ts
 * try {
 *   await spark.table("no_such_table").collect();
 * } catch (error) {
 *   if (error instanceof SparkConnectError) console.log(error.code);
 * }
 * // TABLE_OR_VIEW_NOT_FOUND_ERROR
 * ```
 * @see PySpark `PySparkException`
 */
export abstract class SparkConnectError extends Error {
  /** The code of this class; each class has its own. */
  static readonly code: string = "SPARK_CONNECT_ERROR";

  /** The code of the error's class, e.g. `ARGUMENT_ERROR`. */
  readonly code: string;
  /** The server-side operation the error belongs to, if any. */
  readonly operationId: string | undefined;
  /** The session the error belongs to, if known. */
  readonly sessionId: string | undefined;

  constructor(message: string, options: SparkConnectErrorOptions = {}) {
    super(withCode(new.target.code, message), "cause" in options ? { cause: options.cause } : undefined);
    this.name = new.target.name;
    this.code = new.target.code;
    this.operationId = options.operationId;
    this.sessionId = options.sessionId;
    Object.defineProperty(this, codesKey, { value: codesOf(new.target) });
    // Taken again so that its first line shows the class name, and its first frame the thrower.
    takeStack(this, new.target);
  }

  // biome-ignore-start lint/complexity/noThisInStatic: subclasses inherit this, and each must ask for itself.
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    // A user's subclass without a code of its own must not claim its parent's errors.
    return Object.hasOwn(this, "code") && foreignCodes(value).includes(this.code);
  }
  // biome-ignore-end lint/complexity/noThisInStatic: see above.
}

/** Spark's messages begin with their own error class in brackets, which stays searchable as it is. */
function withCode(code: string, message: string): string {
  return /^\[[A-Z0-9_.]+\]/.test(message) ? message : `[${code}] ${message}`;
}

function codesOf(leaf: { readonly code: string }): readonly string[] {
  const codes: string[] = [];
  for (let type: unknown = leaf; typeof type === "function"; type = Object.getPrototypeOf(type)) {
    if (Object.hasOwn(type, "code") && "code" in type && typeof type.code === "string") codes.push(type.code);
  }
  return codes;
}

function foreignCodes(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const codes: unknown = Reflect.get(value, codesKey);
  return Array.isArray(codes) ? codes : [];
}
