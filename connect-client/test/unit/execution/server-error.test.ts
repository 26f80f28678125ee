import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { serverErrorFromDetails } from "../../../src/execution/server-error.ts";
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
