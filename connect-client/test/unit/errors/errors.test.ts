import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import * as errors from "../../../src/errors/index.ts";

const concrete = Object.entries(errors).filter(([name]) => name !== "SparkConnectError");

describe("errors", () => {
  it("have distinct codes", () => {
    const codes = concrete.map(([, type]) => type.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^[A-Z_]+$/.test(code))).toBe(true);
  });

  it("are exported by their class name", () => {
    for (const [name, type] of concrete) expect(type.name).toBe(name);
  });

  it("put their code before the text", () => {
    const error = new errors.ArgumentError("limit must be a non-negative integer, not -1");
    expect(error.message).toBe("[ARGUMENT_ERROR] limit must be a non-negative integer, not -1");
    expect(error.code).toBe("ARGUMENT_ERROR");
    expect(error.name).toBe("ArgumentError");
  });

  it("keep Spark's own error class at the front as it is", () => {
    const error = new errors.SparkServerError("[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012");
    expect(error.message).toBe("[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012");
    expect(error.code).toBe("SPARK_SERVER_ERROR");
  });

  it("keep the cause, and have none unless it was given", () => {
    const cause = new Error("socket closed");
    expect(new errors.ConnectionError("lost", { cause }).cause).toBe(cause);
    expect("cause" in new errors.ConnectionError("lost")).toBe(false);
  });

  it("show the class in the stack's first line and the thrower in its first frame", () => {
    const lines = (new errors.PlanError("wrong").stack ?? "").split("\n");
    expect(lines[0]).toBe("PlanError: [PLAN_ERROR] wrong");
    expect(lines[1]).toContain("errors.test.ts");
    expect(inspect(new errors.PlanError("wrong"))).toMatch(/^PlanError: \[PLAN_ERROR\] wrong/);
  });
});

describe("instanceof", () => {
  it("follows the hierarchy", () => {
    const error: unknown = new errors.ParseError("no");
    expect(error instanceof errors.ParseError).toBe(true);
    expect(error instanceof errors.AnalysisError).toBe(true);
    expect(error instanceof errors.SparkServerError).toBe(true);
    expect(error instanceof errors.SparkConnectError).toBe(true);
    expect(error instanceof Error).toBe(true);
    expect(error instanceof errors.TableOrViewNotFoundError).toBe(false);
    expect(error instanceof errors.TransportError).toBe(false);
  });

  it("recognises errors of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("../../../src/errors/index.ts");
    expect(copy.ParseError).not.toBe(errors.ParseError);
    const foreign: unknown = new copy.ParseError("no");
    expect(foreign instanceof errors.ParseError).toBe(true);
    expect(foreign instanceof errors.AnalysisError).toBe(true);
    expect(foreign instanceof errors.SparkConnectError).toBe(true);
    expect(foreign instanceof errors.ArithmeticError).toBe(false);
  });

  it("lets a subclass claim only its own errors", () => {
    class MissingPrices extends errors.AnalysisError {}
    expect(new MissingPrices("no prices")).toBeInstanceOf(MissingPrices);
    expect(new MissingPrices("no prices")).toBeInstanceOf(errors.AnalysisError);
    expect(new errors.AnalysisError("other") instanceof MissingPrices).toBe(false);
  });

  it("is false for other values", () => {
    for (const value of [undefined, null, 1, "x", {}, new Error("x")]) {
      expect(value instanceof errors.SparkConnectError).toBe(false);
    }
  });

  it("narrows the type", () => {
    const error: unknown = new errors.TransportError("x", {
      grpcCode: "UNAVAILABLE",
      canRetry: true,
      attempts: 3,
    });
    if (!(error instanceof errors.TransportError)) throw error;
    expect([error.grpcCode, error.canRetry, error.attempts]).toEqual(["UNAVAILABLE", true, 3]);
  });
});
