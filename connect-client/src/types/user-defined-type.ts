import { DataType } from "./data-type.ts";
import type { UserDefinedJson } from "./json-type.ts";
import type { SparkValue } from "./schema.ts";

/** Holds a type parameter that has no run-time value; never present on an object. */
declare const parameters: unique symbol;

/**
 * A type of the application stored as `sqlType`, such as the vectors of Spark ML.
 *
 * `V` is its JavaScript value: that of `sqlType`, unless this library has a class for it.
 */
export class UserDefinedType<V = SparkValue> extends DataType {
  declare readonly [parameters]?: V;
  readonly typeName = "udt";
  /** The JVM class, e.g. `org.apache.spark.ml.linalg.VectorUDT`. */
  readonly jvmClass: string | undefined;
  /** The Python class, e.g. `pyspark.ml.linalg.VectorUDT`. */
  readonly pythonClass: string | undefined;
  /** The Python class in Python's own serialized form, as Spark hands it on. */
  readonly serializedPythonClass: string | undefined;
  /** How values are stored; they come to JavaScript as values of this type. */
  readonly sqlType: DataType;

  constructor(options: {
    sqlType: DataType;
    jvmClass?: string | undefined;
    pythonClass?: string | undefined;
    serializedPythonClass?: string | undefined;
  }) {
    super();
    this.sqlType = options.sqlType;
    this.jvmClass = options.jvmClass;
    this.pythonClass = options.pythonClass;
    this.serializedPythonClass = options.serializedPythonClass;
  }

  override simpleString(): string {
    return "udt";
  }

  override sql(): string {
    return this.sqlType.sql();
  }

  override jsonValue(): UserDefinedJson {
    return {
      type: "udt",
      ...(this.jvmClass === undefined ? {} : { class: this.jvmClass }),
      ...(this.pythonClass === undefined ? {} : { pyClass: this.pythonClass }),
      ...(this.serializedPythonClass === undefined ? {} : { serializedClass: this.serializedPythonClass }),
      sqlType: this.sqlType.jsonValue(),
    };
  }
}
