import type { Data } from "apache-arrow";
import { DecodeError } from "../errors/index.ts";
import {
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  Geography,
  Geometry,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type MapType,
  type StructType,
  Timestamp,
  VariantValue,
  YearMonthInterval,
} from "../types/index.ts";
import { sparkType } from "../types/spark-type.ts";
import { type ColumnReader, isSet, nullableReader, offsetsOf, sliceReader } from "./column-buffers.ts";
import { requireLayout } from "./column-layout.ts";
import { decimalReader } from "./decimal-reader.ts";
import { type RowReader, readObjects } from "./row-reader.ts";
import { stringReader } from "./string-reader.ts";
import { userDefinedReader } from "./user-defined.ts";

/**
 * A function that gives the value of a column, null included, at any row of its batch.
 *
 * Made once for each column of a batch, over the raw buffers: apache-arrow's own getters dispatch per value and
 * cut timestamps to milliseconds.
 *
 * @param path - the column, with the fields below it, for error messages
 * @param rows - what becomes of the structs in it
 * @throws {@link DecodeError} if the bytes are not those of the type
 */
export function columnReader(data: Data, type: DataType, path: string, rows: RowReader): ColumnReader {
  if (data.dictionary !== undefined) return nullableReader(data, dictionaryReader(data, type, path, rows));
  requireLayout(data.type, type, path);
  return nullableReader(data, valueReader(data, type, path, rows));
}

/** Reads without regard to nulls: where a value is null, whatever its bytes happen to say. */
function valueReader(data: Data, dataType: DataType, path: string, rows: RowReader): ColumnReader {
  const { values } = data;
  const type = sparkType(dataType);
  switch (type.typeName) {
    case "void":
      return () => null;
    case "boolean":
      return (i) => isSet(values, i);
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return (i) => values[i];
    case "decimal":
      return decimalReader(data, type.scale);
    case "string":
    case "char":
    case "varchar":
      return stringReader(data, path);
    case "binary":
      return binaryReader(data);
    case "date":
      return (i) => dateOf(values[i]);
    case "time":
      return (i) => new LocalTime(values[i]);
    case "timestamp":
      return (i) => new Timestamp(values[i]);
    case "timestamp_ntz":
      return (i) => new LocalDateTime(values[i]);
    case "timestamp_ltz_nanos":
      return nanosReader(values, Timestamp);
    case "timestamp_ntz_nanos":
      return nanosReader(values, LocalDateTime);
    case "yearmonthinterval":
      return (i) => new YearMonthInterval(values[i]);
    case "daytimeinterval":
      return (i) => new DayTimeInterval(values[i]);
    case "interval":
      return calendarIntervalReader(data);
    case "variant":
      return variantReader(data, path);
    case "geometry":
      return spatialReader(data, path, Geometry);
    case "geography":
      return spatialReader(data, path, Geography);
    case "array":
      return arrayReader(data, columnReader(child(data, 0, path), type.elementType, `${path}.element`, rows));
    case "map":
      return mapReader(data, type, path, rows);
    case "struct":
      return structReader(data, type, rows, path);
    case "udt": {
      const read = columnReader(data, type.sqlType, path, readObjects);
      const toValue = userDefinedReader(type);
      return toValue === undefined ? read : (i) => toValue(read(i));
    }
  }
}

/** Values that stand in a dictionary of their own, in one or more parts, and in the column by their number. */
function dictionaryReader(
  { values, dictionary }: Data,
  type: DataType,
  path: string,
  rows: RowReader,
): ColumnReader {
  const parts: readonly Data[] = dictionary?.data ?? [];
  const entries = parts.flatMap((part) => {
    const read = columnReader(part, type, path, rows);
    return Array.from({ length: part.length }, (_, i) => () => read(i));
  });
  return (i) => entries[values[i]]?.();
}

const days = new Map<number, LocalDate>();

/** The days of 1970 to 2059 are one object each, however often they occur. */
function dateOf(epochDay: number): LocalDate {
  const known = days.get(epochDay);
  if (known !== undefined) return known;
  const date = new LocalDate(epochDay);
  if (epochDay >= 0 && epochDay < 2 ** 15) days.set(epochDay, date);
  return date;
}

/** Copies, so that a value kept by the caller does not keep the whole batch. */
function binaryReader(data: Data): (index: number) => Uint8Array {
  const bytes: Uint8Array = data.values;
  const offsets = offsetsOf(data);
  return (i) => Uint8Array.prototype.slice.call(bytes, offsets[i], offsets[i + 1]);
}

function nanosReader(values: BigInt64Array, Value: typeof Timestamp | typeof LocalDateTime): ColumnReader {
  return (i) => {
    const nanos = values[i] ?? 0n;
    const ofMicro = ((nanos % 1000n) + 1000n) % 1000n;
    return new Value((nanos - ofMicro) / 1000n, Number(ofMicro));
  };
}

function calendarIntervalReader(data: Data): ColumnReader {
  const words: Int32Array = data.values;
  const halves = new BigInt64Array(words.buffer, words.byteOffset, words.length >> 1);
  return (i) => {
    // Arrow counts nanoseconds, Spark microseconds.
    const micros = (halves[2 * i + 1] ?? 0n) / 1000n;
    return new CalendarInterval(words[4 * i] ?? 0, words[4 * i + 1] ?? 0, micros);
  };
}

function variantReader(data: Data, path: string): ColumnReader {
  const [value, metadata] = [binaryReader(child(data, 0, path)), binaryReader(child(data, 1, path))];
  return (i) => new VariantValue(value(i), metadata(i));
}

function spatialReader(data: Data, path: string, Value: typeof Geometry | typeof Geography): ColumnReader {
  const srids: Int32Array = child(data, 0, path).values;
  const wkb = binaryReader(child(data, 1, path));
  return (i) => new Value(wkb(i), srids[i]);
}

function arrayReader(data: Data, element: ColumnReader): ColumnReader {
  return sliceReader(data, (start, end) => {
    const array = new Array<unknown>(end - start);
    for (let i = start; i < end; i++) array[i - start] = element(i);
    return array;
  });
}

function mapReader(data: Data, type: MapType, path: string, rows: RowReader): ColumnReader {
  const entries = child(data, 0, path);
  const key = columnReader(child(entries, 0, path), type.keyType, `${path}.key`, rows);
  const value = columnReader(child(entries, 1, path), type.valueType, `${path}.value`, rows);
  return sliceReader(data, (start, end) => {
    const map = new Map<unknown, unknown>();
    for (let i = start; i < end; i++) map.set(key(i), value(i));
    return map;
  });
}

/**
 * Reads the values of a struct column or, without a path, the rows of a whole batch.
 *
 * @throws {@link DecodeError} if two fields have one name, or the bytes are not those of the type
 */
export function structReader(data: Data, type: StructType, rows: RowReader, path?: string): ColumnReader {
  const { fields } = type;
  if (data.children.length !== fields.length)
    throw new DecodeError(
      `${path === undefined ? "The result" : `Column "${path}"`} has ${fields.length} fields in the schema, but ` +
        `${data.children.length} in its Arrow bytes.`,
      { column: path },
    );
  const prefix = path === undefined ? "" : `${path}.`;
  const columns = fields.map((field, i) =>
    columnReader(child(data, i, prefix), field.dataType, prefix + field.name, rows),
  );
  return rows(type, columns, path);
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
