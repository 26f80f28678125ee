import { create } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ArgumentError, AuthenticationError } from "../../../src/errors/index.ts";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { SparkSession } from "../../../src/index.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import type { TokenProvider } from "../../../src/transport/credentials.ts";
import { defaultRetryPolicy } from "../../../src/transport/retry-policy.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { FakeSpark } from "./fake-spark.ts";

const plan = create(PlanSchema);
const complete = { responseId: "done", responseType: { case: "resultComplete", value: {} } } as const;
const row = { responseId: "1", responseType: { case: "arrowBatch", value: { rowCount: 1n } } } as const;

let valid: string;
let spark: FakeSpark;
let client: SparkConnectClient;
let asked: number;

beforeEach(async () => {
  valid = "first";
  asked = 0;
  spark = await FakeSpark.start({ accepts: (authorization) => authorization === `Bearer ${valid}` });
});

afterEach(() => {
  client.detach();
  spark.stop();
});

function connect(provider: TokenProvider): void {
  const token = () => {
    asked += 1;
    return provider();
  };
  const connection = resolveConnection(`sc://localhost:${spark.port}`, {}, { token });
  client = new SparkConnectClient(connection, { ...defaultRetryPolicy, initialBackoffMs: 1 });
}

const version = () => client.config({ case: "getAll", value: {} });

describe("a token provider", () => {
  it("that gives a text is asked for every call", async () => {
    connect(async () => valid);
    await version();
    valid = "second";
    await version();
    expect(asked).toBe(2);
    expect(spark.headers.get("authorization")).toEqual(["Bearer second"]);
  });

  it("that says when its token expires is asked again shortly before", async () => {
    const lifetimes = [3600_000, 3600_000];
    connect(() => ({ token: valid, expiresAt: new Date(Date.now() + (lifetimes.shift() ?? 0)) }));
    for (let call = 0; call < 3; call++) await version();
    expect(asked).toBe(1);
  });

  it("whose token is about to expire is asked again", async () => {
    connect(() => ({ token: valid, expiresAt: new Date(Date.now() + 20_000) }));
    for (let call = 0; call < 3; call++) await version();
    expect(asked).toBe(3);
  });

  it("is asked once by calls made at the same time", async () => {
    connect(async () => ({ token: valid, expiresAt: new Date(Date.now() + 3600_000) }));
    await Promise.all([version(), version(), version()]);
    expect(asked).toBe(1);
  });

  it("is asked once more when the server refuses the token", async () => {
    const tokens = ["expired", "first"];
    connect(() => ({ token: tokens.shift() ?? "none", expiresAt: new Date(Date.now() + 3600_000) }));
    await version();
    expect(asked).toBe(2);
    expect(spark.requestsOf("config")).toHaveLength(2);
  });

  it("is not asked for ever", async () => {
    connect(() => "wrong");
    const failed = version();
    await expect(failed).rejects.toBeInstanceOf(AuthenticationError);
    await expect(failed).rejects.toThrow(/refused the token/);
    expect(asked).toBe(2);
  });

  it("gives a new token to a result that is under way", async () => {
    connect(() => (asked === 1 ? "first" : valid));
    spark.scripts = [
      { send: [row], end: "ok" },
      { send: [complete], end: "ok" },
    ];
    const seen: string[] = [];
    for await (const { responseId } of client.execute(plan)) {
      seen.push(responseId);
      valid = "second";
    }
    expect(seen).toEqual(["1", "done"]);
  });

  it("that fails is named as the cause, and its call is not made", async () => {
    connect(() => Promise.reject(new Error("the identity provider is down")));
    const failed = version();
    await expect(failed).rejects.toBeInstanceOf(AuthenticationError);
    await expect(failed).rejects.toMatchObject({ cause: new Error("the identity provider is down") });
    expect(spark.requests).toEqual([]);
  });

  it.each(["", "a\nb", 7, { token: "a" }, { token: "", expiresAt: new Date(0) }])(
    "may not give %j",
    async (answer) => {
      connect(() => answer as string);
      const failed = version();
      await expect(failed).rejects.toBeInstanceOf(ArgumentError);
      await expect(failed).rejects.toThrow(/token/);
    },
  );

  it("that hangs does not hold up an abort", async () => {
    connect(() => new Promise(() => undefined));
    const abort = new AbortController();
    const running = (async () => {
      for await (const _ of client.execute(plan, { signal: abort.signal }));
    })();
    abort.abort(new Error("enough"));
    await expect(running).rejects.toMatchObject({ cause: new Error("enough") });
  });
});

describe("a token that is a text", () => {
  it("is not tried twice", async () => {
    client = new SparkConnectClient(resolveConnection(`sc://localhost:${spark.port}/;token=secret`, {}));
    const failure: unknown = await version().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AuthenticationError);
    expect(String(failure)).not.toContain("secret");
    expect(spark.requestsOf("config")).toHaveLength(1);
  });

  it("that cannot be a header is refused without being shown", () => {
    connect(() => valid);
    expect(() => SparkSession.builder.token("two\nlines")).toThrow(ArgumentError);
    expect(() => SparkSession.builder.token("two\nlines")).not.toThrow(/two/);
  });
});
