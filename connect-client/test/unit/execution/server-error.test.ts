import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import {
  IllegalArgumentError,
  NoSuchElementError,
  NumberFormatError,
  SparkRuntimeError,
  UnsupportedOperationError,
  UpgradeError,
} from "../../../src/errors/index.ts";
import { serverErrorFromDetails, serverErrorFromInfo } from "../../../src/execution/server-error.ts";
import { ErrorInfoSchema } from "../../../src/gen/google/rpc/error_details_pb.ts";
import { FetchErrorDetailsResponse_ErrorSchema as ErrorSchema } from "../../../src/gen/spark/connect/base_pb.ts";

/** The client's error for a chain of Java exceptions, each the cause of the one before. */
function errorFor(...chain: readonly (readonly [className: string, message: string])[]) {
  const errors = chain.map(([className, message], i) =>
    create(ErrorSchema, {
      errorTypeHierarchy: [className, "java.lang.Exception"],
      message,
      ...(i + 1 < chain.length && { causeIdx: i + 1 }),
    }),
  );
  return serverErrorFromDetails(errors, 0, { cause: undefined, sessionId: "s", operationId: undefined });
}

it("an exception without a message is told by its class and the first cause that has one", () => {
  const { message } = errorFor(
    ["java.lang.reflect.InvocationTargetException", ""],
    ["java.lang.RuntimeException", " "],
    ["java.lang.ClassNotFoundException", "com.example.Missing"],
  );
  expect(message).toBe(
    "[SPARK_SERVER_ERROR] java.lang.reflect.InvocationTargetException: " +
      "java.lang.ClassNotFoundException: com.example.Missing",
  );
});

it("an exception without a message anywhere is told by its class", () => {
  expect(errorFor(["java.lang.NullPointerException", ""]).message).toBe(
    "[SPARK_SERVER_ERROR] java.lang.NullPointerException",
  );
});

it("a message the server has is left as it is", () => {
  expect(errorFor(["x.Y", "it broke"], ["x.Z", "because"]).message).toBe("[SPARK_SERVER_ERROR] it broke");
});

it.each([
  ["java.lang.IllegalArgumentException", IllegalArgumentError],
  ["java.lang.NumberFormatException", NumberFormatError],
  ["java.lang.UnsupportedOperationException", UnsupportedOperationError],
  ["org.apache.spark.SparkNoSuchElementException", NoSuchElementError],
  ["org.apache.spark.SparkUpgradeException", UpgradeError],
] as const)("%s has a class of its own, among the runtime's", (className, type) => {
  const error = errorFor([className, "no"]);
  expect(error.constructor).toBe(type);
  expect(error).toBeInstanceOf(SparkRuntimeError);
});

it("a number that cannot be read is an illegal argument, as in Java", () => {
  expect(errorFor(["java.lang.NumberFormatException", "no"])).toBeInstanceOf(IllegalArgumentError);
});

it("what changed from an older Spark comes with the error", () => {
  const mitigationConfig = { key: "spark.sql.legacy.x", value: "true" };
  const breakingChangeInfo = { migrationMessage: ["Say which."], mitigationConfig, needsAudit: false };
  const error = create(ErrorSchema, {
    message: "no",
    sparkThrowable: { errorClass: "X", breakingChangeInfo },
  });
  const context = { cause: undefined, sessionId: "s", operationId: undefined };
  expect(serverErrorFromDetails([error], 0, context).serverErrors[0]?.breakingChange).toEqual({
    migration: ["Say which."],
    mitigation: { key: "spark.sql.legacy.x", value: "true" },
    needsAudit: false,
  });
});

it("the class of a 3.5 server's error is read from the head of its message", () => {
  const info = { reason: "org.apache.spark.sql.AnalysisException", metadata: { classes: "[]" } };
  const of = (message: string) =>
    serverErrorFromInfo(create(ErrorInfoSchema, info), message, {
      cause: undefined,
      sessionId: "s",
      operationId: undefined,
    }).errorClass;
  expect(of("[TABLE_OR_VIEW_NOT_FOUND] The table cannot be found")).toBe("TABLE_OR_VIEW_NOT_FOUND");
  expect(of("[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column")).toBe("UNRESOLVED_COLUMN.WITH_SUGGESTION");
  expect(of("[1, 2] is no list")).toBeUndefined();
});
