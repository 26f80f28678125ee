import { runCommand } from "../dataframe/run-command.ts";
import type { Executor } from "../execution/index.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import { type DataType, dataTypeFromDDL } from "../types/index.ts";

/**
 * Registers functions written in Java or Scala, from classes the session has by `addArtifact` or the server has.
 *
 * Functions of this process cannot run on the server; `CREATE FUNCTION … RETURN …` makes one of SQL.
 *
 * @example
 * ```ts
 * await spark.addArtifact("functions.jar");
 * await spark.udf.registerJavaFunction("zone_name", "com.example.ZoneName", "STRING");
 * await spark.sql("SELECT zone_name('DE-LU')");
 * ```
 * @see PySpark `UDFRegistration` · proto `CommonInlineUserDefinedFunction` with `JavaUDF`
 */
export class UdfRegistration {
  readonly #executor: Executor;

  /** @internal Use `spark.udf`. */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Runs a command: gives a Java class, one of `org.apache.spark.sql.api.java.UDF0` to `UDF22`, a name for SQL.
   *
   * @param returnType - of its results, as a type or as DDL; what Spark infers from the class unless given
   */
  async registerJavaFunction(name: string, className: string, returnType?: DataType | string): Promise<void> {
    const type = typeof returnType === "string" ? dataTypeFromDDL(returnType) : returnType;
    await this.#register(name, {
      className,
      aggregate: false,
      ...(type !== undefined && { outputType: dataTypeToProto(type) }),
    });
  }

  /** Runs a command: gives a Java class, a `UserDefinedAggregateFunction`, a name for SQL. */
  async registerJavaUDAF(name: string, className: string): Promise<void> {
    await this.#register(name, { className, aggregate: true });
  }

  async #register(
    functionName: string,
    javaUdf: {
      readonly className: string;
      readonly aggregate: boolean;
      readonly outputType?: ReturnType<typeof dataTypeToProto>;
    },
  ): Promise<void> {
    await runCommand(this.#executor, "registerFunction", {
      functionName,
      function: { case: "javaUdf", value: javaUdf },
    });
  }
}
