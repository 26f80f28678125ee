import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { UnreliableProxy } from "../../support/unreliable-proxy.ts";
import { connection } from "../remote.ts";
import { batches, expectAllRows, rowsOf, throughProxy } from "./through-proxy.ts";

describe("a connection that is reset", () => {
  it("at every message of a result gives every message once", async () => {
    const proxy = await UnreliableProxy.start(connection);
    const client = new SparkConnectClient({ ...connection, host: "127.0.0.1", port: proxy.port });
    const query = "SELECT id, repeat('x', 5000) FROM range(0, 6000, 1, 6)";
    const plan = create(PlanSchema, {
      opType: { case: "root", value: { relType: { case: "sql", value: { query } } } },
    });
    const ids: string[] = [];
    const offsets: bigint[] = [];
    for await (const { responseId, responseType } of client.execute(plan)) {
      ids.push(responseId);
      if (responseType.case === "arrowBatch") offsets.push(responseType.value.startOffset ?? -1n);
      proxy.cut();
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(offsets).toEqual([0n, 1000n, 2000n, 3000n, 4000n, 5000n]);
    // A batch is larger than what may be on its way unread, so each took a connection of its own.
    expect(proxy.connections).toBeGreaterThanOrEqual(batches);
    expect(await client.interruptAll()).toEqual([]);
    await client.stop();
    proxy.stop();
  });

  it.each([0, 1, 30, 300, 3_000, 30_000, 300_000, 1_500_000, 3_000_000])(
    "after %i bytes gives every row once",
    async (resetAfterBytes) => {
      await using session = await throughProxy();
      const { proxy, spark } = session;
      const before = proxy.connections;
      // The connection there is ends, and the next one after so many bytes; those after it are good.
      proxy.weather = { resetAfterBytes };
      proxy.cut();
      const rows = rowsOf(spark).toLocalIterator();
      const first = rows.next();
      await expect.poll(() => proxy.connections, { timeout: 20_000 }).toBeGreaterThan(before);
      proxy.weather = {};
      async function* all() {
        const { value } = await first;
        if (value) yield value;
        yield* rows;
      }
      await expectAllRows(all());
      expect(proxy.connections).toBeGreaterThan(before + 1);
      await session.nothingRuns();
    },
  );
});
