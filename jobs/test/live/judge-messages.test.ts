import { loadConfig } from "@kindling/spark/config";
import { SparkSession, t } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pricesTopic, weatherTopic } from "../../energy/contracts.ts";
import type { MessageContract } from "../../lib/contract/message-contract.ts";
import { judgeMessages } from "../../lib/messages/judge-messages.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder
    .remote(loadConfig().spark.remote)
    .config("spark.sql.session.timeZone", "UTC")
    .create();
});
afterAll(() => spark.stop());

const bytes = (text: string) => new TextEncoder().encode(text);

const price = {
  event_id: "e1",
  zone: "DE-LU",
  valid_at: "2024-11-01T10:00:00Z",
  published_at: "2024-11-01T10:00:00Z",
  resolution_minutes: 60,
  price_eur_mwh: -3.25,
};
const priceText = (change: Record<string, unknown> = {}) => JSON.stringify({ ...price, ...change });
const without = (field: string) =>
  JSON.stringify(Object.fromEntries(Object.entries(price).filter(([name]) => name !== field)));

/** The reason for each message, in order; null for a good one. */
async function reasons(messages: readonly (Uint8Array | null)[], contract: MessageContract) {
  const rows = messages.map((value, position) => ({ position, value }));
  const schema = t.struct({ position: t.notNull(t.integer), value: t.binary });
  const judged = judgeMessages(spark.createDataFrame(rows, schema), contract, { lateAfterHours: 48 });
  const found = await judged.orderBy("position").select("reason").collect();
  return found.map(({ reason }) => reason);
}

describe("judgeMessages", () => {
  it("lets good messages pass, with their values", async () => {
    const messages = [
      priceText(),
      ` ${priceText({ price_eur_mwh: 0, resolution_minutes: 15 })}\n`,
      priceText({ event_id: "e[1]}" }),
      priceText({ price_eur_mwh: 4.2e1, valid_at: "2024-02-29T23:45:00.250Z" }).replace("42", "4.2e1"),
    ];
    const rows = messages.map((text, position) => ({ position, value: bytes(text) }));
    const schema = t.struct({ position: t.notNull(t.integer), value: t.binary });
    const judged = judgeMessages(spark.createDataFrame(rows, schema), pricesTopic, {
      lateAfterHours: 24 * 365,
    });
    const found = await judged.orderBy("position").collect();
    expect(
      found.map((row) => [row.reason, String(row.valid_at), row.price_eur_mwh, row.resolution_minutes]),
    ).toEqual([
      [null, "2024-11-01 10:00:00", -3.25, 60],
      [null, "2024-11-01 10:00:00", 0, 15],
      [null, "2024-11-01 10:00:00", -3.25, 60],
      [null, "2024-02-29 23:45:00.25", 42, 60],
    ]);
  });

  it("names the first fault of a bad message", async () => {
    const cases: [Uint8Array | null, string][] = [
      [null, "null_value"],
      [bytes(""), "malformed"],
      [bytes("502 Bad Gateway"), "malformed"],
      [bytes("5"), "malformed"],
      [bytes("null"), "malformed"],
      [bytes(`[${priceText()}]`), "malformed"],
      [bytes(priceText().slice(0, -1)), "malformed"],
      [bytes(`${priceText()} x`), "malformed"],
      [bytes(`${priceText()}${priceText()}`), "malformed"],
      [bytes(`${priceText()},${priceText()}`), "malformed"],
      [bytes(`${priceText()}] x`), "malformed"],
      [bytes(`${priceText()}} x`), "malformed"],
      [bytes(`${priceText()},"m2":1`), "malformed"],
      [bytes(`${priceText()},null`), "malformed"],
      [bytes(`${priceText()},`), "malformed"],
      [bytes(`${priceText({ zone: "[DE]" })}] x`), "malformed"],
      [bytes(`${priceText({ zone: "[DE]" })}, {}`), "malformed"],
      [bytes(priceText().replace("-3.25", "NaN")), "malformed"],
      [bytes(priceText().replaceAll('"', "'")), "malformed"],
      [new Uint8Array([...bytes('{"zone":"'), 0xff, 0xfe, ...bytes('"}')]), "malformed"],
      [bytes(without("zone")), "missing:zone"],
      [bytes(without("price_eur_mwh")), "missing:price_eur_mwh"],
      [bytes(priceText({ valid_at: null })), "null:valid_at"],
      [bytes(priceText({ price_eur_mwh: null })), "null:price_eur_mwh"],
      [bytes(priceText({ price_eur_mwh: "12" })), "wrong_type:price_eur_mwh"],
      [bytes(priceText({ price_eur_mwh: true })), "wrong_type:price_eur_mwh"],
      [bytes(priceText({ price_eur_mwh: [1] })), "wrong_type:price_eur_mwh"],
      [bytes(priceText({ event_id: 7 })), "wrong_type:event_id"],
      [bytes(priceText({ valid_at: "2024-11-01 10:00" })), "wrong_type:valid_at"],
      [bytes(priceText({ valid_at: "2024-11-01T10:00:00+01:00" })), "wrong_type:valid_at"],
      [bytes(priceText({ valid_at: "2024-13-01T10:00:00Z" })), "wrong_type:valid_at"],
      [bytes(priceText({ zone: "" })), "absurd:zone"],
      [bytes(priceText({ price_eur_mwh: 5_000.01 })), "absurd:price_eur_mwh"],
      [bytes(priceText().replace("-3.25", "1e400")), "absurd:price_eur_mwh"],
      [bytes(priceText({ resolution_minutes: 30 })), "absurd:resolution_minutes"],
      [bytes(priceText({ published_at: "2024-11-03T10:00:00.001Z" })), "late"],
    ];
    expect(
      await reasons(
        cases.map(([message]) => message),
        pricesTopic,
      ),
    ).toEqual(cases.map(([, reason]) => reason));
  });

  it("takes the limit of lateness as still in time", async () => {
    const onTheLimit = bytes(priceText({ published_at: "2024-11-03T10:00:00Z" }));
    expect(await reasons([onTheLimit], pricesTopic)).toEqual([null]);
  });

  it("lets weather be unknown, but not absurd or of another type", async () => {
    const weather = {
      ...price,
      load_mw: 50_000,
      solar_mw: 0,
      wind_onshore_mw: 1,
      wind_offshore_mw: 2,
      temperature_c: null,
    };
    const text = (change: Record<string, unknown>) => bytes(JSON.stringify({ ...weather, ...change }));
    expect(
      await reasons(
        [text({}), text({ wind_speed_ms: -1 }), text({ radiation_wm2: "sunny" }), text({ load_mw: -1 })],
        weatherTopic,
      ),
    ).toEqual([null, "absurd:wind_speed_ms", "wrong_type:radiation_wm2", "absurd:load_mw"]);
  });
});
