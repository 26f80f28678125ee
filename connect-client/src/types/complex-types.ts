import { ArgumentError } from "../errors/index.ts";
import { isDeeperThan } from "../internal/nesting.ts";
import { metadataWithCollations, withCollations } from "./collations.ts";
import {
  checkLevels,
  DataType,
  type FieldType,
  isNullable,
  mostLevels,
  NotNull,
  type TypeOf,
  typeOf,
} from "./data-type.ts";
import { parseColumns, parseType } from "./ddl-parser.ts";
import type { ArrayJson, FieldJson, MapJson, Metadata, StructJson } from "./json-type.ts";
import { quoteIfNeeded, quoteText } from "./quote.ts";
import type { AnySchema, Schema } from "./schema.ts";
import { treeString } from "./tree-string.ts";
import { typeFromName } from "./type-name.ts";
import { UserDefinedType } from "./user-defined-type.ts";

/** Holds a type parameter that has no run-time value; never present on an object. */
declare const parameters: unique symbol;

/**
 * `ARRAY<element>`; a JavaScript array.
 *
 * @example
 * ```ts
 * const tags = new ArrayType(t.string, false);
 * console.log(tags.sql(), tags.elementType.typeName, tags.containsNull);
 * // ARRAY<STRING> string false
 * ```
 * @see PySpark `ArrayType` · proto `DataType.Array`
 */
export class ArrayType<E extends FieldType = FieldType> extends DataType {
  declare readonly [parameters]?: E;
  readonly typeName = "array";
  /** The type of the elements. */
  readonly elementType: TypeOf<E>;
  /** Whether elements may be null. */
  readonly containsNull: boolean;

  /** @param element - the type of the elements; `t.notNull(type)` and `containsNull` false say the same */
  constructor(element: E, containsNull: boolean = true) {
    super();
    this.elementType = typeOf(element) as TypeOf<E>;
    this.containsNull = containsNull && isNullable(element);
    checkLevels(this, [this.elementType]);
  }

  override simpleString(): string {
    return `array<${this.elementType.simpleString()}>`;
  }

  override sql(): string {
    return `ARRAY<${this.elementType.sql()}>`;
  }

  override jsonValue(): ArrayJson {
    return { type: "array", elementType: this.elementType.jsonValue(), containsNull: this.containsNull };
  }
}

/**
 * `MAP<key, value>`; a JavaScript `Map`. Keys are never null.
 *
 * @example
 * ```ts
 * const prices = new MapType(t.string, t.double);
 * console.log(prices.sql(), prices.valueContainsNull);
 * // MAP<STRING, DOUBLE> true
 * ```
 * @see PySpark `MapType` · proto `DataType.Map`
 */
export class MapType<K extends DataType = DataType, V extends FieldType = FieldType> extends DataType {
  declare readonly [parameters]?: [K, V];
  readonly typeName = "map";
  /** The type of the keys. */
  readonly keyType: K;
  /** The type of the values. */
  readonly valueType: TypeOf<V>;
  /** Whether values may be null. */
  readonly valueContainsNull: boolean;

  /** @param value - the type of the values; `t.notNull(type)` and `valueContainsNull` false say the same */
  constructor(key: K, value: V, valueContainsNull: boolean = true) {
    super();
    this.keyType = key;
    this.valueType = typeOf(value) as TypeOf<V>;
    this.valueContainsNull = valueContainsNull && isNullable(value);
    checkLevels(this, [key, this.valueType]);
  }

  override simpleString(): string {
    return `map<${this.keyType.simpleString()},${this.valueType.simpleString()}>`;
  }

  override sql(): string {
    return `MAP<${this.keyType.sql()}, ${this.valueType.sql()}>`;
  }

  override jsonValue(): MapJson {
    return {
      type: "map",
      keyType: this.keyType.jsonValue(),
      valueType: this.valueType.jsonValue(),
      valueContainsNull: this.valueContainsNull,
    };
  }
}

/**
 * A named field of a struct, or a column of a table.
 *
 * @example
 * ```ts
 * const field = new StructField("id", t.long, false, { comment: "the key" });
 * console.log(field.toDDL());
 * // id BIGINT NOT NULL COMMENT 'the key'
 * console.log(field.sql());
 * // id: BIGINT NOT NULL COMMENT 'the key'
 * console.log(field.jsonValue());
 * // {
 * //   name: 'id',
 * //   type: 'long',
 * //   nullable: false,
 * //   metadata: { comment: 'the key' }
 * // }
 * ```
 * @see PySpark `StructField` · proto `DataType.StructField`
 */
export class StructField {
  /** The name of the column. */
  readonly name: string;
  /** Its type, without nullability. */
  readonly dataType: DataType;
  /** Whether it may hold nulls. */
  readonly nullable: boolean;
  /** JSON values kept beside the column; Spark reads `comment` from here. */
  readonly metadata: Metadata;

  constructor(name: string, field: FieldType, nullable: boolean = true, metadata: Metadata = {}) {
    this.name = name;
    this.dataType = typeOf(field);
    this.nullable = nullable && isNullable(field);
    this.metadata = metadata;
  }

  /** The type with its nullability, as it stands in a `t.struct({...})`. */
  get fieldType(): FieldType {
    return this.nullable ? this.dataType : new NotNull(this.dataType);
  }

  /** The column as `CREATE TABLE` takes it: `` id BIGINT NOT NULL COMMENT 'the key' ``. */
  toDDL(): string {
    return `${quoteIfNeeded(this.name)} ${this.dataType.sql()}${this.#constraints()}`;
  }

  /** The field as a `STRUCT<...>` takes it: `id: BIGINT NOT NULL`. */
  sql(): string {
    return `${quoteIfNeeded(this.name)}: ${this.dataType.sql()}${this.#constraints()}`;
  }

  /** Spark's JSON form as a plain value. */
  jsonValue(): FieldJson {
    return {
      name: this.name,
      type: this.dataType.jsonValue(),
      nullable: this.nullable,
      metadata: metadataWithCollations(this.name, this.dataType, this.metadata),
    };
  }

  #constraints(): string {
    const { comment } = this.metadata;
    return (
      (this.nullable ? "" : " NOT NULL") +
      (typeof comment === "string" ? ` COMMENT ${quoteText(comment)}` : "")
    );
  }
}

/**
 * A row type: named fields in order. A plain object in JavaScript.
 *
 * `t.struct({ id: t.notNull(t.long), price: t.double })` gives a struct whose columns the compiler knows;
 * `new StructType([new StructField("id", t.long, false)])` one whose columns it does not.
 *
 * @example
 * ```ts
 * const prices = t.struct({ zone: t.notNull(t.string), price: t.double });
 * console.log(prices.fieldNames, prices.field("price")?.nullable);
 * // [ 'zone', 'price' ] true
 * console.log(prices.toDDL());
 * // zone STRING NOT NULL,price DOUBLE
 * console.log(prices.treeString());
 * // root
 * //  |-- zone: string (nullable = false)
 * //  |-- price: double (nullable = true)
 * ```
 * @see PySpark `StructType` · proto `DataType.Struct`
 */
export class StructType<S extends Schema = AnySchema> extends DataType {
  declare readonly [parameters]?: S;
  readonly typeName = "struct";
  /** The fields, in order; frozen. */
  readonly fields: readonly StructField[];

  constructor(fields: readonly StructField[] = []) {
    super();
    this.fields = Object.freeze([...fields]);
    checkLevels(
      this,
      this.fields.map(({ dataType }) => dataType),
    );
  }

  /**
   * Reads column definitions as `CREATE TABLE` takes them, without asking a server.
   *
   * @throws {@link ArgumentError} showing the place that cannot be read
   * @example
   * ```ts
   * console.log(StructType.fromDDL("id BIGINT NOT NULL, tags ARRAY<STRING>").fieldNames);
   * // [ 'id', 'tags' ]
   * ```
   * @see Scala `StructType.fromDDL`
   */
  static fromDDL(ddl: string): StructType {
    return structFromJson(parseColumns(ddl));
  }

  /**
   * Reads Spark's JSON form, as text or as the parsed value.
   *
   * @throws {@link ArgumentError} naming the part that is not a type
   * @example
   * ```ts
   * const written = t.struct({ id: t.notNull(t.long) }).json();
   * console.log(StructType.fromJSON(written).toDDL());
   * // id BIGINT NOT NULL
   * ```
   * @see PySpark `StructType.fromJson`
   */
  static fromJSON(json: unknown): StructType {
    const value: unknown = typeof json === "string" ? JSON.parse(json) : json;
    const type = dataTypeFromJson(value);
    if (type instanceof StructType) return type;
    throw new ArgumentError(`Expected a struct, got the type ${type}.`);
  }

  /** The names of the fields, in order. */
  get fieldNames(): string[] {
    return this.fields.map((field) => field.name);
  }

  /** The first field of that name, if any. */
  field(name: string): StructField | undefined {
    return this.fields.find((field) => field.name === name);
  }

  /**
   * This struct with one more field at the end.
   *
   * @example
   * ```ts
   * console.log(t.struct({ zone: t.string }).add("price", t.double).toDDL());
   * // zone STRING,price DOUBLE
   * ```
   * @see PySpark `StructType.add`
   */
  add<N extends string, F extends FieldType>(
    name: N,
    field: F,
    metadata?: Metadata,
  ): StructType<S & Record<N, F>> {
    return new StructType([...this.fields, new StructField(name, field, true, metadata)]);
  }

  override simpleString(): string {
    return `struct<${this.fields.map((f) => `${f.name}:${f.dataType.simpleString()}`).join(",")}>`;
  }

  override sql(): string {
    return `STRUCT<${this.fields.map((field) => field.sql()).join(", ")}>`;
  }

  /**
   * The schema as `printSchema()` prints it.
   *
   * @param level - how deep to go into structs, arrays and maps; everything unless given
   * @see PySpark `StructType.treeString`
   */
  treeString(level?: number): string {
    return treeString(this, level);
  }

  /** The columns as `CREATE TABLE` takes them: `id BIGINT NOT NULL,price DOUBLE`. */
  toDDL(): string {
    return this.fields.map((field) => field.toDDL()).join(",");
  }

  override jsonValue(): StructJson {
    return { type: "struct", fields: this.fields.map((field) => field.jsonValue()) };
  }
}

/**
 * Reads one type in SQL's form, without asking a server.
 *
 * @throws {@link ArgumentError} showing the place that cannot be read
 * @example
 * ```ts
 * console.log(dataTypeFromDDL("array<struct<a: int>>").simpleString());
 * // array<struct<a:int>>
 * ```
 * @see PySpark `DataType.fromDDL`
 */
export function dataTypeFromDDL(ddl: string): DataType {
  return dataTypeFromJson(parseType(ddl));
}

/**
 * Reads a type in Spark's JSON form (the value, not the text): a name or an object.
 *
 * @throws {@link ArgumentError} naming the part that is not a type
 * @example
 * ```ts
 * console.log(dataTypeFromJson({ type: "array", elementType: "long", containsNull: true }).sql());
 * // ARRAY<BIGINT>
 * ```
 * @see PySpark `DataType.fromJson`
 */
export function dataTypeFromJson(json: unknown): DataType {
  // A struct in JSON is an object with a list of objects.
  if (isDeeperThan(3 * mostLevels, json))
    throw new ArgumentError("This schema nests deeper than any type may.");
  return typeFromJson(json);
}

function typeFromJson(json: unknown): DataType {
  const type = typeof json === "string" ? typeFromName(json) : containerFromJson(json);
  if (type !== undefined) return type;
  throw new ArgumentError(`This is not a data type in Spark's JSON form: ${JSON.stringify(json)}`);
}

function containerFromJson(json: unknown): DataType | undefined {
  if (!isRecord(json)) return undefined;
  switch (json.type) {
    case "array":
      return new ArrayType(typeFromJson(json.elementType), flag(json, "containsNull"));
    case "map":
      return new MapType(
        typeFromJson(json.keyType),
        typeFromJson(json.valueType),
        flag(json, "valueContainsNull"),
      );
    case "struct":
      return structFromJson(json);
    case "udt":
      return new UserDefinedType({
        sqlType: typeFromJson(json.sqlType),
        jvmClass: optionalText(json.class),
        pythonClass: optionalText(json.pyClass),
        serializedPythonClass: optionalText(json.serializedClass),
      });
    default:
      return undefined;
  }
}

function structFromJson(json: { readonly fields?: unknown }): StructType {
  if (!Array.isArray(json.fields))
    throw new ArgumentError(`A struct needs a list of fields: ${JSON.stringify(json)}`);
  return new StructType(json.fields.map(fieldFromJson));
}

function fieldFromJson(json: unknown): StructField {
  if (!isRecord(json) || typeof json.name !== "string")
    throw new ArgumentError(`A field needs a name, a type and nullable: ${JSON.stringify(json)}`);
  const { type, metadata } = withCollations(
    json.name,
    json.type,
    isRecord(json.metadata) ? json.metadata : {},
  );
  return new StructField(json.name, typeFromJson(type), flag(json, "nullable"), metadata);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function flag(json: Record<string, unknown>, name: string): boolean {
  const value = json[name];
  if (typeof value === "boolean") return value;
  throw new ArgumentError(`Expected ${name} true or false: ${JSON.stringify(json)}`);
}

function optionalText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
