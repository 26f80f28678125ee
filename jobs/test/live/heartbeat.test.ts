import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exitCodes } from "../../lib/job/exit-codes.ts";
import { AnotherRunner, assertAlone, Heartbeat } from "../../lib/run/heartbeat.ts";

const never = new AbortController().signal;
let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(loadConfig().spark.remote).create();
});
afterAll(() => spark.stop());

it("of two runners that take a session at once, one gets it and the other learns whose it is", async () => {
  const claims = await Promise.allSettled(
    ["one 11 a", "two 22 b"].map((runner) => Heartbeat.claim(spark, "events-all", never, runner)),
  );
  expect(claims.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [refused] = claims.filter((claim) => claim.status === "rejected");
  expect(refused?.reason).toBeInstanceOf(AnotherRunner);
  expect(refused?.reason).toMatchObject({ exitCode: exitCodes.alreadyRunning });
  expect(refused?.reason.message).toMatch(
    /^events-all is already running on (one in process 11|two in process 22);/,
  );
});

it("a runner that is overwritten later gives way at its next sign of life", async () => {
  const first = await Heartbeat.claim(spark, "events-all", never, "one 11 a").catch(() => undefined);
  const second = await Heartbeat.claim(spark, "events-all", never, "two 22 b");
  await expect(first?.beat()).rejects.toThrow("events-all is already running on two in process 22");
  await second.beat();
});

it("a later runner sees the signs of life and is refused; after the last one it is not", async () => {
  const living = await Heartbeat.claim(spark, "events-all", never, "elsewhere 33 c");
  const refused = expect(assertAlone(spark, "events-all", never)).rejects.toThrow(AnotherRunner);
  await living.beat();
  await refused;
  await assertAlone(spark, "events-all", AbortSignal.timeout(2_000));
});
