import { expect, it } from "vitest";
import { ConnectApi } from "../../../services/orders/connect-api.ts";
import { startFakeConnect } from "../../support/fake-connect.ts";

async function positionOf(...positions: readonly object[]) {
  const connect = await startFakeConnect(positions);
  try {
    return await new ConnectApi(connect.url).position();
  } finally {
    connect.stop();
  }
}

it("no position is kept before the first one", async () => {
  expect(await positionOf()).toBeNull();
});

it("a position is its place in the log, and whether a snapshot is read beside it", async () => {
  expect(await positionOf({ lsn: 26_840_936, txId: 7 })).toEqual({
    lsn: 26_840_936n,
    isTakingSnapshot: false,
  });
  expect(await positionOf({ lsn: 3, incremental_snapshot_collections: "[]" })).toEqual({
    lsn: 3n,
    isTakingSnapshot: true,
  });
});

it("a position that names no place in the log is not taken for none", async () => {
  await expect(positionOf({ txId: 7 })).rejects.toThrow(
    /position of the connector orders without an lsn: \{"txId":7\}; npm run cdc:orders-log -- --snapshot/,
  );
});
