/** An object whose fields are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Something outside did not say what its contract promises; the message names the field and what came. */
export class FieldError extends Error {
  override readonly name = "FieldError";

  constructor(field: string, expected: string, value: unknown) {
    super(`${field} should be ${expected}, but is ${describe(value)}`);
  }
}

/** A value as JSON, 64-bit integers as their digits. */
function describe(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "bigint" ? String(item) : item,
  );
  return text ?? "missing";
}

/** Whether a value is an object with fields (not a list, not null). */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function readFields(value: unknown, name: string): Fields {
  if (isFields(value)) return value;
  throw new FieldError(name, "an object", value);
}

/** A list of objects; a missing list is an error, an empty one is not. */
export function readList(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  if (Array.isArray(value)) return value.map((item) => readFields(item, name));
  throw new FieldError(name, "a list", value);
}

export function readText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  throw new FieldError(name, "text", value);
}

/** A finite number; Spark's longs arrive as bigint and are taken when they are exact. */
export function readNumber(fields: Fields, name: string): number {
  const value = fields[name];
  const number = typeof value === "bigint" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new FieldError(name, "a number", value);
}

/** A number from `least` to `most`, both included. */
export function readBounded(fields: Fields, name: string, least: number, most: number): number {
  const number = readNumber(fields, name);
  if (number >= least && number <= most) return number;
  throw new FieldError(name, `from ${least} to ${most}`, number);
}

/** A moment as ISO-8601 UTC text, from such text or from a value that prints as Spark prints timestamps. */
export function readMoment(fields: Fields, name: string): string {
  const value = fields[name];
  const time = value === null || value === undefined ? Number.NaN : momentOf(value);
  if (Number.isFinite(time)) return new Date(time).toISOString();
  throw new FieldError(name, "a moment", value);
}

/** The same readers where a field may be null or absent. */
export function optional<T>(
  read: (fields: Fields, name: string) => T,
): (fields: Fields, name: string) => T | null {
  return (fields, name) => {
    const value = fields[name];
    return value === null || value === undefined ? null : read(fields, name);
  };
}

export const readOptionalNumber = optional(readNumber);
export const readOptionalMoment = optional(readMoment);
export const readOptionalText = optional(readText);

function momentOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (isFields(value) && typeof value.epochMicros === "bigint") return Number(value.epochMicros / 1000n);
  return typeof value === "string" ? Date.parse(value) : Number.NaN;
}
