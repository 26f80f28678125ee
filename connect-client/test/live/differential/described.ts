import {
  ArrayType,
  type DataType,
  DayTimeInterval,
  Decimal,
  LocalDate,
  LocalDateTime,
  MapType,
  StructType,
  Timestamp,
  VariantValue,
} from "../../../src/types/index.ts";

/** What evaluate.py and {@link described} make of a value: equal values, and only those, are described equally. */
export type Description =
  | null
  | boolean
  | string
  | readonly Description[]
  | { readonly [name: string]: Description };

/** A value of a Spark type. */
export function described(value: unknown, type: DataType): Description {
  if (value === null || value === undefined) return null;
  if (type instanceof StructType) {
    const row = value as Readonly<Record<string, unknown>>;
    return type.fields.map(({ name, dataType }, i) => [
      name,
      described(Array.isArray(row) ? row[i] : row[name], dataType),
    ]);
  }
  if (type instanceof ArrayType)
    return (value as readonly unknown[]).map((item) => described(item, type.elementType));
  if (type instanceof MapType) {
    const entries = [...(value as ReadonlyMap<unknown, unknown>)];
    return {
      map: entries.map(([key, item]) => [described(key, type.keyType), described(item, type.valueType)]),
    };
  }
  if (type.typeName === "float" || type.typeName === "double") return numberBits(value);
  return describedAtom(value);
}

/** The bits of a number, by which -0 is not 0; one NaN is as good as another. */
function numberBits(value: unknown): string {
  if (typeof value !== "number") throw new Error(`expected a number, not ${value}`);
  if (Number.isNaN(value)) return "NaN";
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString("hex");
}

function describedAtom(value: unknown): Description {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (value instanceof LocalDate) return String(value.epochDay);
  if (value instanceof Timestamp || value instanceof LocalDateTime) return String(value.epochMicros);
  if (value instanceof DayTimeInterval) return String(value.micros);
  if (value instanceof VariantValue) return [value.value, value.metadata].map(describedAtom);
  if (typeof value === "number" || typeof value === "bigint" || value instanceof Decimal)
    return String(value);
  throw new Error(`no description of ${value}`);
}

/** What an action gives besides rows, and of which no schema tells the type. */
export function describedPlain(value: unknown): Description {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : numberBits(value);
  if (Array.isArray(value)) return value.map(describedPlain);
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, describedPlain(item)]));
  return value instanceof LocalDate ? value.toString() : describedAtom(value);
}
