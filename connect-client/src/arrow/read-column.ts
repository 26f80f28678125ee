import type { Data } from "apache-arrow";
import { DecodeError } from "../errors/index.ts";
import {
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type StructType,
  Timestamp,
  VariantValue,
  YearMonthInterval,
} from "../types/index.ts";
import { sparkType } from "../types/spark-type.ts";
import { requireLayout } from "./column-layout.ts";
import { copyValues, mapSlices, mapValues, readBits, withNulls } from "./read-buffers.ts";
import { readDecimals } from "./read-decimals.ts";
import { readStrings } from "./read-strings.ts";
import { buildRows, requireDistinctNames } from "./rows.ts";
import { userDefinedReader } from "./user-defined.ts";

/**
 * All values of one column of a batch, nulls included.
 *
 * Reads the raw buffers, one loop a column: apache-arrow's own getters dispatch per value and cut timestamps to
 * milliseconds.
 *
 * @param path - the column, with the fields below it, for error messages
 */
export function readColumn(data: Data, type: DataType, path: string): unknown[] {
  requireLayout(data.type, type, path);
  return withNulls(data, readValues(data, type, path));
}

/** The values without regard to nulls: where a value is null, whatever its bytes happen to say. */
function readValues(data: Data, dataType: DataType, path: string): unknown[] {
  const type = sparkType(dataType);
  switch (type.typeName) {
    case "void":
      return new Array(data.length).fill(null);
    case "boolean":
      return readBits(data);
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return copyValues(data);
    case "decimal":
      return readDecimals(data, type.scale);
    case "string":
    case "char":
    case "varchar":
      return readStrings(data, path);
    case "binary":
      return readBytes(data);
    case "date":
      return mapValues(data, (days: number) => new LocalDate(days));
    case "time":
      return mapValues(data, (nanos: bigint) => new LocalTime(nanos));
    case "timestamp":
      return mapValues(data, (micros: bigint) => new Timestamp(micros));
    case "timestamp_ntz":
      return mapValues(data, (micros: bigint) => new LocalDateTime(micros));
    case "yearmonthinterval":
      return mapValues(data, (months: number) => new YearMonthInterval(months));
    case "daytimeinterval":
      return mapValues(data, (micros: bigint) => new DayTimeInterval(micros));
    case "interval":
      return readCalendarIntervals(data);
    case "variant":
      return readVariants(data);
    case "array": {
      const elements = readColumn(child(data, 0, path), type.elementType, `${path}.element`);
      return mapSlices(data, (start, end) => elements.slice(start, end));
    }
    case "map":
      return readMaps(data, type.keyType, type.valueType, path);
    case "struct":
      return readStructs(data, type, path);
    case "udt": {
      const values = readColumn(data, type.sqlType, path);
      const read = userDefinedReader(type);
      return read === undefined ? values : values.map((value) => (value === null ? null : read(value)));
    }
  }
}

/** Copies, so that a value kept by the caller does not keep the whole batch. */
function readBytes(data: Data): unknown[] {
  const bytes: Uint8Array = data.values;
  return mapSlices(data, (start, end) => Uint8Array.prototype.slice.call(bytes, start, end));
}

function readCalendarIntervals(data: Data): unknown[] {
  const words: Int32Array = data.values;
  const halves = new BigInt64Array(words.buffer, words.byteOffset, words.length >> 1);
  return Array.from({ length: data.length }, (_, i) => {
    // Arrow counts nanoseconds, Spark microseconds.
    const micros = (halves[2 * i + 1] ?? 0n) / 1000n;
    return new CalendarInterval(words[4 * i] ?? 0, words[4 * i + 1] ?? 0, micros);
  });
}

function readVariants(data: Data): unknown[] {
  const [values, metadata] = [readBytes(child(data, 0, "value")), readBytes(child(data, 1, "metadata"))];
  return values.map((value, i) => new VariantValue(value as Uint8Array, metadata[i] as Uint8Array));
}

function readMaps(data: Data, keyType: DataType, valueType: DataType, path: string): unknown[] {
  const entries = child(data, 0, path);
  const keys = readColumn(child(entries, 0, path), keyType, `${path}.key`);
  const values = readColumn(child(entries, 1, path), valueType, `${path}.value`);
  return mapSlices(data, (start, end) => {
    const map = new Map<unknown, unknown>();
    for (let i = start; i < end; i++) map.set(keys[i], values[i]);
    return map;
  });
}

function readStructs(data: Data, type: StructType, path: string): unknown[] {
  requireDistinctNames(type, path);
  const columns = type.fields.map((field, i) =>
    readColumn(child(data, i, path), field.dataType, `${path}.${field.name}`),
  );
  return buildRows(type.fieldNames, columns, data.length);
}

function child(data: Data, index: number, path: string): Data {
  const found = data.children[index];
  if (found !== undefined) return found;
  throw new DecodeError(
    `Column "${path}" has ${data.children.length} parts in Arrow, fewer than in the schema.`,
    {
      column: path,
    },
  );
}
