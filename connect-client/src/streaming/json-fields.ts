import { DecodeError } from "../errors/index.ts";
import { type ExactJson, formatExactJson, isJsonObject } from "./exact-json.ts";

/** Reads the fields of one JSON object by the types Spark gives them; a wrong type is an error that names the field. */
export class JsonFields {
  readonly #fields: Readonly<Record<string, ExactJson>>;
  readonly #what: string;

  /** @param what - the kind of object, for messages, e.g. `"source progress"` */
  constructor(value: ExactJson, what: string) {
    if (!isJsonObject(value))
      throw new DecodeError(`A ${what} is no JSON object: ${formatExactJson(value)}.`);
    this.#fields = value;
    this.#what = what;
  }

  string(name: string): string {
    const value = this.#fields[name];
    if (typeof value !== "string") throw this.#wrong(name, "a string");
    return value;
  }

  stringOrNull(name: string): string | null {
    return (this.#fields[name] ?? null) === null ? null : this.string(name);
  }

  boolean(name: string): boolean {
    const value = this.#fields[name];
    if (typeof value !== "boolean") throw this.#wrong(name, "a boolean");
    return value;
  }

  /** A count or a time of Spark's type `long`; one beyond 2^53 is refused, never rounded. */
  integer(name: string): number {
    const value = this.#fields[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value)) {
      throw this.#wrong(name, "an integer within 2^53");
    }
    return value;
  }

  /** A double; Spark leaves NaN and infinities out, which gives null. */
  numberOrNull(name: string): number | null {
    const value = this.#fields[name] ?? null;
    if (value !== null && typeof value !== "number") throw this.#wrong(name, "a number");
    return value;
  }

  /** The JSON text of a value whose shape only its writer knows, such as an offset; null if there is none. */
  textOrNull(name: string): string | null {
    const value = this.#fields[name] ?? null;
    if (value === null || typeof value === "string") return value;
    return formatExactJson(value);
  }

  /** A nested object as its own reader. */
  object(name: string): JsonFields {
    return new JsonFields(this.#fields[name] ?? null, `${this.#what}'s ${name}`);
  }

  /** A list, each entry read by `read`; an absent one is empty. */
  list<T>(name: string, read: (entry: ExactJson) => T): readonly T[] {
    const value = this.#fields[name] ?? [];
    if (!Array.isArray(value)) throw this.#wrong(name, "a list");
    return value.map(read);
  }

  /** A map, each value read by `read` under its own name; an absent one is empty. */
  map<T>(name: string, read: (fields: JsonFields, key: string) => T): Readonly<Record<string, T>> {
    const value = this.#fields[name] ?? {};
    const fields = new JsonFields(value, `${this.#what}'s ${name}`);
    return Object.fromEntries(fields.keys().map((key) => [key, read(fields, key)]));
  }

  /** The value as it is. */
  raw(name: string): ExactJson {
    return this.#fields[name] ?? null;
  }

  keys(): string[] {
    return Object.keys(this.#fields);
  }

  #wrong(name: string, expected: string): DecodeError {
    const value = this.#fields[name];
    const found = value === undefined ? "nothing" : formatExactJson(value);
    return new DecodeError(`The ${this.#what}'s ${name} should be ${expected}, the server sent ${found}.`);
  }
}
