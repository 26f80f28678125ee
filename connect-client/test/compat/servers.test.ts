import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAtLeast } from "../../src/execution/server-version.ts";
import { SparkSession } from "../../src/session/index.ts";
import type { RpcEvent } from "../../src/transport/diagnostics.ts";
import { SparkServer } from "../support/spark-server.ts";
import { checks } from "./checks.ts";
import { isObtainable, type ServerVersion, serverJars, servers } from "./distributions.ts";

/** `all`, or a list with commas; the newest alone unless given. */
function chosen(wanted: string | undefined): readonly ServerVersion[] {
  if (wanted === undefined) return servers.slice(-1);
  if (wanted === "all") return servers;
  const names = wanted.split(",");
  const unknown = names.find((name) => !servers.some((version) => version === name));
  if (unknown !== undefined)
    throw new Error(`SPARK_VERSIONS names ${unknown}; there are ${servers.join(", ")} and all`);
  return servers.filter((version) => names.includes(version));
}

it("a version that is none is named", () => {
  expect(() => chosen("4.0.0,2.4.8")).toThrow("SPARK_VERSIONS names 2.4.8; there are 3.5.5, 4.0.0,");
});

const obtainable = chosen(process.env.SPARK_VERSIONS).filter(isObtainable);

/** The client's own word that a server is too old, or Spark's that it knows no such function. */
const refusal = /needs a Spark server of version 4\.\d or newer|UNRESOLVED_ROUTINE/;

describe.each(obtainable)("Spark %s", (version) => {
  let server: SparkServer;
  let spark: SparkSession;
  beforeAll(async () => {
    const jars = serverJars(version);
    server = await SparkServer.start(jars === undefined ? {} : { jars });
    spark = await SparkSession.builder.remote(server.remote).create();
    await spark.conf.set("spark.sql.session.timeZone", "UTC");
  }, 900_000);
  afterAll(async () => {
    await spark?.stop();
    await server?.stop();
  });

  it("tells its version", async () => {
    expect(await spark.version()).toBe(version);
  });

  it("rows that fill more than a chunk arrive whole, in chunks where the server can", async () => {
    let responses = 0;
    const count = (message: unknown) => {
      const { method, responses: received } = message as RpcEvent;
      if (method === "ExecutePlan") responses += received;
    };
    await spark.conf.set("spark.connect.session.resultChunking.maxChunkSize", "20000");
    subscribe("tracing:spark-connect-js:rpc:asyncEnd", count);
    try {
      const ids = (await spark.range(0, 20_000, 1, 1).collect()).map(({ id }) => id);
      expect(ids).toEqual(Array.from({ length: 20_000 }, (_, id) => BigInt(id)));
      // The ids alone take 160,000 bytes: eight chunks, which are one message of an older server.
      if (isAtLeast(version, "4.1")) expect(responses).toBeGreaterThan(8);
      else expect(responses).toBeLessThan(8);
    } finally {
      unsubscribe("tracing:spark-connect-js:rpc:asyncEnd", count);
      await spark.conf.unset("spark.connect.session.resultChunking.maxChunkSize");
    }
  });

  it.each(checks.map((check) => [`${check.area}: ${check.name}`, check] as const))(
    "%s",
    async (_, { since = "3.5", run, gives }) => {
      if (isAtLeast(version, since)) expect(await run(spark)).toEqual(gives);
      else await expect(run(spark)).rejects.toThrow(refusal);
    },
  );
});
