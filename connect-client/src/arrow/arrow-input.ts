import {
  DataType as Arrow,
  type DataType as ArrowType,
  type Data,
  DateUnit,
  RecordBatch,
  Table,
  TimeUnit,
  tableFromIPC,
} from "apache-arrow";
import { ArgumentError } from "../errors/index.ts";
import { type DataType, LocalDate, LocalDateTime, type StructType, Timestamp } from "../types/index.ts";
import { arrowType } from "./arrow-type.ts";
import { type ColumnReader, nullableReader } from "./column-buffers.ts";
import { columnReader } from "./column-reader.ts";
import { writeColumn } from "./column-writer.ts";
import { encodeBatch } from "./encode-batch.ts";
import { fromFirstBit, withType } from "./foreign-data.ts";
import { registerCodecs } from "./read-batch.ts";
import { readArrays } from "./row-reader.ts";
import { structTypeOfArrow } from "./spark-type-of-arrow.ts";

/** Data that is in Arrow's columns already: a table, a batch, or the bytes of an IPC stream or file. */
export type ArrowInput = Table | RecordBatch | Uint8Array;

export function isArrowInput(input: unknown): input is ArrowInput {
  return input instanceof Table || input instanceof RecordBatch || input instanceof Uint8Array;
}

/** Arrow's columns, with the schema they have in Spark. */
export class ArrowColumns {
  readonly schema: StructType;
  readonly length: number;
  readonly #batches: readonly Data[];

  /** @throws {@link ArgumentError} for a type that Spark does not have, or bytes that are not Arrow's */
  constructor(input: ArrowInput) {
    const table = toTable(input);
    this.schema = structTypeOfArrow(table.schema);
    this.length = table.numRows;
    this.#batches = table.batches.map(({ data }) => fromFirstBit(data));
  }

  /**
   * A range of the rows as one IPC stream of one record batch. Buffers are taken as they are where they lie in one
   * batch and as Spark wants them.
   *
   * @throws {@link ArgumentError} for a value that Spark's type cannot hold
   */
  encode(start: number, end: number): Uint8Array {
    const ranges = this.#ranges(start, end);
    const columns = this.schema.fields.map(({ name, dataType, nullable }, c) => {
      const parts = ranges.map(({ batch, from, to }) => ({ data: childOf(batch, c), from, to }));
      const [only] = parts;
      const wanted = arrowType(dataType);
      if (parts.length === 1 && only !== undefined && isOfType(only.data, wanted))
        return withType(only.data, wanted).slice(only.from, only.to - only.from);
      const values = parts.flatMap(({ data, from, to }) => {
        const read = foreignReader(data, dataType, name);
        return Array.from({ length: to - from }, (_, i) => read(from + i));
      });
      return writeColumn(values, dataType, nullable, { path: name, rowOf: (index) => start + index });
    });
    return encodeBatch(this.schema, end - start, columns);
  }

  /** The stretches of batches that hold those rows. */
  #ranges(start: number, end: number): { batch: Data; from: number; to: number }[] {
    let first = 0;
    return this.#batches.flatMap((batch) => {
      const [from, to] = [Math.max(0, start - first), Math.min(batch.length, end - first)];
      first += batch.length;
      return from < to ? [{ batch, from, to }] : [];
    });
  }
}

function toTable(input: ArrowInput): Table {
  if (input instanceof Table) return input;
  if (input instanceof RecordBatch) return new Table([input]);
  registerCodecs();
  try {
    const table = tableFromIPC(input);
    // What bytes too short to hold a message come out as.
    if (table.schema.fields.length > 0) return table;
  } catch (cause) {
    throw noArrow(cause);
  }
  throw noArrow();
}

function noArrow(cause?: unknown): ArgumentError {
  return new ArgumentError("The bytes are neither an Arrow IPC stream nor an Arrow file.", { cause });
}

function childOf(batch: Data, index: number): Data {
  const child = batch.children[index];
  if (child === undefined) throw new ArgumentError(`A record batch of the table lacks column ${index}.`);
  return child;
}

/** The names of fields inside do not matter to Spark, so they are not compared. */
function isOfType({ type }: Data, wanted: ArrowType): boolean {
  return !hasDictionary(type) && String(type) === String(wanted);
}

function hasDictionary(type: ArrowType): boolean {
  return Arrow.isDictionary(type) || (type.children ?? []).some((child) => hasDictionary(child.type));
}

/** Reads what Arrow can hold in more ways than Spark sends. */
function foreignReader(data: Data, dataType: DataType, path: string): ColumnReader {
  const { type, values } = data;
  if (Arrow.isInt(type) && !type.isSigned) return nullableReader(data, (i) => values[i]);
  if (Arrow.isDate(type) && type.unit === DateUnit.MILLISECOND)
    return nullableReader(data, (i) => new LocalDate(Number(wholeQuotient(values[i], 86_400_000n, path))));
  if (Arrow.isTimestamp(type) && type.unit !== TimeUnit.MICROSECOND) {
    const Value = type.timezone ? Timestamp : LocalDateTime;
    return nullableReader(data, (i) => new Value(toMicros(values[i], type.unit, path)));
  }
  return columnReader(data, dataType, path, readArrays);
}

function toMicros(value: bigint, unit: TimeUnit, path: string): bigint {
  if (unit === TimeUnit.SECOND) return value * 1_000_000n;
  if (unit === TimeUnit.MILLISECOND) return value * 1000n;
  return wholeQuotient(value, 1000n, path);
}

function wholeQuotient(value: bigint, divisor: bigint, path: string): bigint {
  if (value % divisor === 0n) return value / divisor;
  throw new ArgumentError(
    `Column "${path}" holds ${value}, which Spark's type would cut: it is no multiple of ${divisor}.`,
  );
}
