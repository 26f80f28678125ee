import { runCommand } from "../dataframe/run-command.ts";
import type { Executor } from "../execution/index.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import { type DataType, dataTypeFromDDL } from "../types/index.ts";

/**
 * Registers functions written in Java or Scala, from classes the session has by `addArtifact` or the server has.
 *
 * Functions of this process cannot run on the server.
 *
 * @example
 * ```ts
 * try {
 *   await spark.udf.registerJavaFunction("zone_name", "com.example.ZoneName", "STRING");
 * } catch (error) {
 *   if (error instanceof AnalysisError) console.log(error.message);
 * }
 * // [ANALYSIS_ERROR] Can not load class com.example.ZoneName, please make sure it is on the classpath.
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
   * @throws {@link AnalysisError} if the server does not find the class, or it is of another kind
   * @example
   * ```ts
   * try {
   *   await spark.udf.registerJavaFunction("zone_name", "com.example.ZoneName", "STRING");
   * } catch (error) {
   *   console.log(error instanceof AnalysisError); // the jar was not added
   * }
   * // true
   * ```
   * @see PySpark `UDFRegistration.registerJavaFunction` · proto `JavaUDF`
   */
  async registerJavaFunction(name: string, className: string, returnType?: DataType | string): Promise<void> {
    const type = typeof returnType === "string" ? dataTypeFromDDL(returnType) : returnType;
    await this.#register(name, {
      className,
      aggregate: false,
      ...(type !== undefined && { outputType: dataTypeToProto(type) }),
    });
  }

  /**
   * Runs a command: gives a Java class, a `UserDefinedAggregateFunction`, a name for SQL.
   *
   * @throws {@link AnalysisError} if the server does not find the class, or it is of another kind
   * @example
   * ```ts
   * try {
   *   await spark.udf.registerJavaUDAF("weighted_mean", "com.example.WeightedMean");
   * } catch (error) {
   *   console.log(error instanceof AnalysisError); // the jar was not added
   * }
   * // true
   * ```
   * @see PySpark `UDFRegistration.registerJavaUDAF` · proto `JavaUDF`
   */
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
