import { invalidValue, type Place } from "./invalid-value.ts";

export interface Validity {
  readonly nullCount: number;
  /** One bit a value, 0 for null; empty without nulls. */
  readonly bitmap: Uint8Array;
}

/** Whether a value stands for SQL's NULL: null, or a property that is not there. */
export function isNull(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** @throws {@link ArgumentError} for a null where the schema has none */
export function validityOf(values: readonly unknown[], nullable: boolean, place: Place): Validity {
  let bitmap = new Uint8Array(0);
  let nullCount = 0;
  for (let i = 0; i < values.length; i++) {
    if (!isNull(values[i])) continue;
    if (!nullable) throw invalidValue(place, i, values[i], "a value, because it is NOT NULL");
    if (nullCount === 0) bitmap = new Uint8Array((values.length + 7) >> 3).fill(0xff);
    bitmap[i >> 3] = (bitmap[i >> 3] ?? 0) & ~(1 << (i & 7));
    nullCount++;
  }
  return { nullCount, bitmap };
}
