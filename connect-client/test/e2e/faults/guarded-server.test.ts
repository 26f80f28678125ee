import { tracingChannel } from "node:diagnostics_channel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  AuthenticationError,
  type RpcEvent,
  SparkSession,
  type TokenProvider,
  TransportError,
} from "../../../src/index.ts";
import { SparkServer } from "../../support/spark-server.ts";

const token = "open-sesame";
const rpc = tracingChannel<unknown, RpcEvent>("spark-connect-js:rpc");

let server: SparkServer;

beforeAll(async () => {
  server = await SparkServer.start({
    conf: {
      "spark.connect.authenticate.token": token,
      "spark.connect.grpc.maxInboundMessageSize": 1_000_000,
      // Many streams a result, each of which has to show its token.
      "spark.connect.execute.reattachable.senderMaxStreamSize": 123,
    },
  });
});

afterAll(() => server.stop());

function builder() {
  // Where Spark itself allows a token over plain text.
  return SparkSession.builder.remote(`sc://localhost:${server.port}`);
}

async function withProvider(provider: TokenProvider): Promise<bigint[]> {
  const spark = await builder().token(provider).create();
  try {
    return (await spark.range(0, 5000, 1, 5).collect()).map(({ id }) => id);
  } finally {
    await spark.stop();
  }
}

describe("a server that asks for a token", () => {
  it("lets who has it in", async () => {
    const spark = await builder().token(token).create();
    expect(await spark.range(3).count()).toBe(3);
    await spark.stop();
  });

  it.each([[undefined], ["wrong"]])("refuses %s, and shows no token", async (wrong) => {
    const attempt = wrong === undefined ? builder() : builder().token(wrong);
    const failure: unknown = await attempt.create().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AuthenticationError);
    expect(String(failure)).not.toMatch(/wrong|sesame/);
  });

  it("gets a fresh token when the one it had expired, in the middle of a result", async () => {
    const refused: string[] = [];
    const onError = (event: unknown) => {
      const { method, status } = event as RpcEvent;
      if (status === "UNAUTHENTICATED") refused.push(method);
    };
    let reattached = 0;
    let isExpired = false;
    const onStart = (event: unknown) => {
      // Every second stream of a result finds that its token has just expired.
      if ((event as RpcEvent).method === "ReattachExecute") isExpired = ++reattached % 2 === 1;
    };
    rpc.error.subscribe(onError);
    rpc.start.subscribe(onStart);
    const ids = await withProvider(() => {
      const answer = isExpired ? "expired" : token;
      isExpired = false;
      return answer;
    });
    rpc.error.unsubscribe(onError);
    rpc.start.unsubscribe(onStart);
    expect(ids).toEqual(Array.from({ length: 5000 }, (_, id) => BigInt(id)));
    expect(refused).toContain("ReattachExecute");
  });
});

it("a message over the server's limit is an error that names the setting, and the session goes on", async () => {
  const spark = await builder().token(token).create();
  const tooLarge = await spark.sql("SELECT length(:text) AS n", { text: "x".repeat(2_000_000) });
  const failed = tooLarge.collect();
  await expect(failed).rejects.toBeInstanceOf(TransportError);
  await expect(failed).rejects.toThrow(/spark\.connect\.grpc\.maxInboundMessageSize/);
  expect(await spark.range(3).count()).toBe(3);
  expect(await spark.interruptAll()).toEqual([]);
  await spark.stop();
});
