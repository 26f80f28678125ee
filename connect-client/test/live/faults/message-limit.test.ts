import { expect, it } from "vitest";
import { TransportError } from "../../../src/index.ts";
import { throughProxy } from "./through-proxy.ts";

it("a row larger than the client takes is an error that names the setting, and its query ends", async () => {
  await using session = await throughProxy("grpc_max_message_size=1000000");
  const { spark } = session;
  const failed = spark.range(1).selectExpr("repeat('x', 3000000) AS text").collect();
  await expect(failed).rejects.toBeInstanceOf(TransportError);
  await expect(failed).rejects.toThrow(/grpc_max_message_size/);
  await session.nothingRuns();
  expect(await spark.range(3).count()).toBe(3);
});
