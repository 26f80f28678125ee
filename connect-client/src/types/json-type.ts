/**
 * Spark's JSON form of a data type, as `df.schema.json()` prints it and Parquet files carry it: a name such as
 * `"long"` or `"decimal(10,2)"`, or an object for the types that contain others.
 */
export type JsonType = string | ArrayJson | MapJson | StructJson | UserDefinedJson;

export interface ArrayJson {
  readonly type: "array";
  readonly elementType: JsonType;
  readonly containsNull: boolean;
}

export interface MapJson {
  readonly type: "map";
  readonly keyType: JsonType;
  readonly valueType: JsonType;
  readonly valueContainsNull: boolean;
}

export interface StructJson {
  readonly type: "struct";
  readonly fields: readonly FieldJson[];
}

export interface FieldJson {
  readonly name: string;
  readonly type: JsonType;
  readonly nullable: boolean;
  readonly metadata: Metadata;
}

export interface UserDefinedJson {
  readonly type: "udt";
  readonly class?: string;
  readonly pyClass?: string;
  readonly serializedClass?: string;
  readonly sqlType: JsonType;
}

/** What a column carries beside its type: JSON values, e.g. `{ comment: "unit: MW" }`. */
export type Metadata = { readonly [key: string]: unknown };
