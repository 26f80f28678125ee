import { type DataType as ArrowType, Data } from "apache-arrow";
import type { ArgumentError } from "../errors/index.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import {
  type ArrayType,
  type DataType,
  Geography,
  type GeographyType,
  Geometry,
  type GeometryType,
  type MapType,
  type StructType,
  t,
  type UserDefinedType,
  VariantValue,
} from "../types/index.ts";
import { sparkType } from "../types/spark-type.ts";
import { arrowType } from "./arrow-type.ts";
import { fixedWidth } from "./fixed-width.ts";
import { invalidRow, invalidValue, type Place, show } from "./invalid-value.ts";
import { userDefinedWriter } from "./user-defined.ts";
import { isNull, validityOf } from "./validity.ts";
import { binaryBytes, offsetsOf, stringBytes, type VariableWidth } from "./variable-width.ts";

/** The buffers of a column, beside its validity. */
interface Buffers {
  readonly offsets?: Int32Array;
  readonly data?: ArrayBufferView;
  readonly children?: Data[];
}

/**
 * Writes values as one Arrow column.
 *
 * @param nullable - whether null, or undefined, may be among them
 * @param place - where the values come from, for messages
 * @throws {@link ArgumentError} for the first value that does not fit, naming row, column, value and what fits
 */
export function writeColumn(
  values: readonly unknown[],
  type: DataType,
  nullable: boolean,
  place: Place,
): Data {
  const { nullCount, bitmap } = validityOf(values, nullable, place);
  const { offsets, data, children } = buffersOf(values, type, place);
  const arrow: ArrowType = arrowType(type);
  return new Data(arrow, 0, values.length, nullCount, [offsets, data, bitmap], children);
}

function buffersOf(values: readonly unknown[], dataType: DataType, place: Place): Buffers {
  const type = sparkType(dataType);
  const fixed = fixedWidth(type, values.length);
  if (fixed !== undefined) {
    values.forEach((value, i) => {
      if (!isNull(value) && !fixed.store(i, value)) throw invalidValue(place, i, value, fixed.expected);
    });
    return { data: fixed.buffer };
  }
  switch (type.typeName) {
    case "string":
      return variableWidth(stringBytes(values, place));
    case "char":
    case "varchar":
      return variableWidth(stringBytes(values, place, type.length));
    case "binary":
      return variableWidth(binaryBytes(values, place));
    case "array":
      return arrayBuffers(values, type, place);
    case "map":
      return mapBuffers(values, type, place);
    case "struct":
      return { children: structColumns(values, type, place) };
    case "variant":
      return { children: variantColumns(values, place) };
    case "geometry":
    case "geography":
      return { children: spatialColumns(values, type, place) };
    case "udt":
      return buffersOf(storedValues(values, type, place), type.sqlType, place);
    default:
      values.forEach((value, i) => {
        if (!isNull(value)) throw invalidValue(place, i, value, "null (VOID)");
      });
      return {};
  }
}

function storedValues(values: readonly unknown[], type: UserDefinedType, place: Place): readonly unknown[] {
  const toStored = userDefinedWriter(type);
  if (toStored === undefined) return values;
  return values.map((value, i) => {
    const stored = isNull(value) ? null : toStored(value);
    if (stored === undefined) throw invalidValue(place, i, value, `a value of ${type.jvmClass}`);
    return stored;
  });
}

function variableWidth({ offsets, bytes }: VariableWidth): Buffers {
  return { offsets, data: bytes };
}

function arrayBuffers(values: readonly unknown[], type: ArrayType, place: Place): Buffers {
  const elements: unknown[] = [];
  const offsets = offsetsOf(values, (value, i) => {
    if (isNull(value)) return 0;
    if (!Array.isArray(value)) throw invalidValue(place, i, value, "an array");
    for (const element of value) elements.push(element);
    return value.length;
  });
  const below = elementsOf(place, "element", offsets);
  return { offsets, children: [writeColumn(elements, type.elementType, type.containsNull, below)] };
}

function mapBuffers(values: readonly unknown[], type: MapType, place: Place): Buffers {
  const [keys, items]: [unknown[], unknown[]] = [[], []];
  const offsets = offsetsOf(values, (value, i) => {
    if (isNull(value)) return 0;
    if (!(value instanceof Map))
      throw invalidValue(place, i, value, "a Map, e.g. new Map(Object.entries(...))");
    for (const [key, item] of value) {
      keys.push(key);
      items.push(item);
    }
    return value.size;
  });
  const columns = [
    writeColumn(keys, type.keyType, false, elementsOf(place, "key", offsets)),
    writeColumn(items, type.valueType, type.valueContainsNull, elementsOf(place, "value", offsets)),
  ];
  const entries: ArrowType = arrowType(type).children[0]?.type;
  return { offsets, children: [new Data(entries, 0, keys.length, 0, undefined, columns)] };
}

/** Where the parts of variable-length values come from. */
function elementsOf(place: Place, part: string, offsets: Int32Array): Place {
  return {
    path: `${place.path}.${part}`,
    rowOf: (index) => place.rowOf(offsets.findLastIndex((start) => start <= index)),
  };
}

function variantColumns(values: readonly unknown[], place: Place): Data[] {
  const variants = values.map((value, i) => {
    if (isNull(value) || value instanceof VariantValue) return value;
    throw invalidValue(place, i, value, "a VariantValue");
  });
  return (["value", "metadata"] as const).map((part) =>
    writeColumn(
      variants.map((variant) => variant?.[part]),
      t.binary,
      true,
      { ...place, path: `${place.path}.${part}` },
    ),
  );
}

function spatialColumns(
  values: readonly unknown[],
  { typeName, srid }: GeometryType | GeographyType,
  place: Place,
): Data[] {
  const Value = typeName === "geometry" ? Geometry : Geography;
  const shapes = values.map((value, i) => {
    const isShape = value instanceof Value && (srid === "ANY" || value.srid === srid);
    if (isNull(value) || isShape) return value;
    throw invalidValue(place, i, value, `a ${Value.name} with srid ${srid}`);
  });
  // Arrow has a place for the parts of a null as well; they may not be null themselves.
  const srids = shapes.map((shape) => shape?.srid ?? 0);
  const bytes = shapes.map((shape) => shape?.wkb ?? new Uint8Array(0));
  return [writeColumn(srids, t.integer, false, place), writeColumn(bytes, t.binary, false, place)];
}

/**
 * The columns of structs, or of whole rows: each a plain object, or an array of the values in order.
 *
 * A property that is missing is null; one the struct does not have is an error, because it would be lost.
 *
 * @param place - with an empty path for whole rows
 */
export function structColumns(values: readonly unknown[], type: StructType, place: Place): Data[] {
  const names = new Set(type.fieldNames);
  values.forEach((value, i) => {
    const mayBeNull = place.path !== "";
    const problem = isNull(value) && mayBeNull ? undefined : structProblem(value, type, names);
    if (problem !== undefined) throw invalidStruct(place, i, problem);
  });
  return type.fields.map((field, f) => {
    const column = values.map((value) => fieldValue(value, f, field.name));
    const below = { ...place, path: place.path === "" ? field.name : `${place.path}.${field.name}` };
    if (field.nullable) return writeColumn(column, field.dataType, true, below);
    // A null struct has no fields that could break the promise of its fields.
    const missing = column.findIndex((value, i) => isNull(value) && !isNull(values[i]));
    if (missing >= 0) throw invalidValue(below, missing, column[missing], "a value, because it is NOT NULL");
    return writeColumn(column, field.dataType, true, below);
  });
}

/** Of a struct that is null, an array or a plain object. */
function fieldValue(struct: unknown, index: number, name: string): unknown {
  if (isNull(struct)) return undefined;
  return Array.isArray(struct) ? struct[index] : (struct as { readonly [name: string]: unknown })[name];
}

/** Why a value cannot be a struct of that type; undefined if it can. */
function structProblem(value: unknown, type: StructType, names: ReadonlySet<string>): string | undefined {
  if (Array.isArray(value))
    return value.length === type.fields.length
      ? undefined
      : `needs ${type.fields.length} values, got ${value.length}`;
  if (!isPlainObject(value)) return `needs a plain object or an array of values, got ${show(value)}`;
  if (names.size < type.fields.length)
    return `has fields of one name, ${type.fieldNames.join(", ")}, and needs an array of their values`;
  for (const name in value)
    if (!names.has(name)) return `has no field "${name}"; there are ${type.fieldNames.join(", ")}`;
  return undefined;
}

function invalidStruct(place: Place, index: number, problem: string): ArgumentError {
  return invalidRow(
    place.rowOf(index),
    place.path === "" ? `the row ${problem}.` : `column "${place.path}" ${problem}.`,
  );
}
