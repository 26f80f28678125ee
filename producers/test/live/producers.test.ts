import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendIdHeader } from "../../lib/delivery.ts";
import { hourMs, toIso } from "../../lib/hours.ts";
import type { LedgerEntry } from "../../lib/ledger.ts";
import { readLedgers } from "../../lib/ledger-reader.ts";
import { sha256Of } from "../../lib/message.ts";
import { readTopic, type StoredMessage } from "../../lib/read-topic.ts";
import { readReplayState } from "../../lib/replay-state.ts";
import { type OwnBroker, ownBroker } from "./own-broker.ts";
import { type ProducerProcess, runToEnd, startProducer } from "./producer-process.ts";
import { waitUntil } from "./wait-until.ts";
import { weatherService } from "./weather-service.ts";

const topics = ["energy-weather", "energy-prices", "energy-forecast"];

let broker: OwnBroker;
let stateDir: string;
let running: ProducerProcess[] = [];
let readings = 0;

beforeAll(async () => {
  broker = await ownBroker();
  await broker.start();
  await broker.createTopics(topics, 4);
});
afterAll(() => broker?.remove());

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "kindling-producers-"));
});
afterEach(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  rmSync(stateDir, { recursive: true, force: true });
});

const place = () => ({ stateDir, kafkaPort: broker.port });

function start(name: "producer-weather" | "producer-forecast", ...args: string[]): ProducerProcess {
  const producer = startProducer(name, args, place());
  running.push(producer);
  return producer;
}

const run = (name: "producer-weather" | "producer-forecast", ...args: string[]) =>
  runToEnd(name, args, place());

/** What the present replay's ledgers say, in the order of sending. */
function ledgerOf(producer: string): LedgerEntry[] {
  const replay = readReplayState(stateDir, producer)?.replay ?? "";
  return [...readLedgers(stateDir, producer, replay).values()];
}

/** The messages of a topic that this test's ledger knows, in the order of their offsets. */
async function stored(topic: string, ledger: readonly LedgerEntry[]): Promise<StoredMessage[]> {
  const known = new Set(ledger.map(({ send_id }) => send_id));
  const messages: StoredMessage[] = [];
  readings += 1;
  await readTopic(broker.kafka, topic, { since: 0, group: `test-${readings}` }, (message) => {
    if (known.has(String(message.headers?.[sendIdHeader]))) messages.push(message);
  });
  return messages.sort((a, b) => a.partition - b.partition || a.offset - b.offset);
}

/** Holds the ledger against the topics: every acknowledged message there once, as sent, in the order of sending. */
async function expectDeliveredOnce(ledger: readonly LedgerEntry[]): Promise<void> {
  for (const topic of new Set(ledger.map((entry) => entry.topic))) {
    const sent = ledger.filter((entry) => entry.topic === topic && entry.outcome === "acked");
    const found = await stored(topic, ledger);
    expect(found.map(({ headers }) => String(headers?.[sendIdHeader]))).toEqual(
      sent.map(({ send_id }) => send_id),
    );
    expect(found.map(({ partition, offset }) => `${partition}/${offset}`)).toEqual(
      sent.map(({ partition, offset }) => `${partition}/${offset}`),
    );
    expect(found.map(({ value }) => sha256Of(value))).toEqual(sent.map(({ sha256 }) => sha256));
    expect(new Set(found.map(({ key }) => String(key)))).toEqual(new Set(["DE-LU"]));
  }
}

/** The hours that the weather topic holds good messages about, in order. */
async function hoursSent(): Promise<string[]> {
  const ledger = ledgerOf("energy-weather");
  const good = new Set(ledger.filter(({ fate }) => fate === "written").map(({ send_id }) => send_id));
  const messages = await stored("energy-weather", ledger);
  return messages
    .filter(({ headers }) => good.has(String(headers?.[sendIdHeader])))
    .map(({ value }) => JSON.parse(String(value)).valid_at);
}

function consecutiveHours(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => toIso(Date.parse(first) + index * hourMs));
}

const ackedSoFar = () => ledgerOf("energy-weather").filter(({ outcome }) => outcome === "acked").length;

describe("the weather feed", () => {
  it("every acknowledged message is in its topic once, with its bytes, in the order of sending", async () => {
    const args = "--speed max --limit 300 --bad-share 0.2 --price-resolution 15 --seed 11".split(" ");
    const { code, output } = await run("producer-weather", ...args);
    const ledger = ledgerOf("energy-weather");
    expect([code, output]).toEqual([
      0,
      expect.stringContaining(`sent ${ledger.length} = acknowledged ${ledger.length} + failed 0`),
    ]);
    expect(ledger.filter(({ topic, fate }) => topic === "energy-prices" && fate === "written")).toHaveLength(
      1200,
    );
    expect(new Set(ledger.map(({ fate }) => fate))).toEqual(
      new Set(["written", "quarantined", "deduplicated", "late"]),
    );
    await expectDeliveredOnce(ledger);
    expect(await hoursSent()).toEqual(consecutiveHours("2024-11-01T00:00:00Z", 300));
  });

  it("on SIGTERM flushes, accounts for everything, and the next start continues with the next hour", async () => {
    const feed = start("producer-weather", "--speed", "72000");
    await waitUntil("forty messages to be acknowledged", () => ackedSoFar() >= 40);
    feed.child.kill("SIGTERM");
    expect(await feed.ended).toBe(0);
    const sent = ledgerOf("energy-weather").length;
    expect(feed.output()).toContain(`sent ${sent} = acknowledged ${sent} + failed 0`);
    const { code, output } = await run("producer-weather", "--speed", "max", "--limit", "50");
    expect([code, output]).toEqual([0, expect.stringContaining("sent 100 = acknowledged 100 + failed 0")]);
    await expectDeliveredOnce(ledgerOf("energy-weather"));
    expect(await hoursSent()).toEqual(consecutiveHours("2024-11-01T00:00:00Z", sent / 2 + 50));
  });

  it("killed with messages on the wire, the next start finds out which arrived and doubles none", async () => {
    const feed = start("producer-weather", "--speed", "72000");
    await waitUntil("forty messages to be acknowledged", () => ackedSoFar() >= 40);
    // The broker stands still, so that the kill finds a message sent and not answered.
    broker.signal("SIGSTOP");
    await waitUntil("a message without an answer", () =>
      ledgerOf("energy-weather").some(({ outcome }) => outcome === "unknown"),
    );
    feed.child.kill("SIGKILL");
    expect(await feed.ended).toBe("SIGKILL");
    broker.signal("SIGCONT");
    const { code, output } = await run("producer-weather", "--speed", "max", "--limit", "50");
    expect([code, output]).toEqual([0, expect.stringContaining("the last run was cut off: looking up")]);
    const ledger = ledgerOf("energy-weather");
    expect(ledger.filter(({ outcome }) => outcome === "unknown")).toEqual([]);
    const hours = await hoursSent();
    expect(hours).toEqual(consecutiveHours("2024-11-01T00:00:00Z", hours.length));
    expect(hours.length).toBeGreaterThanOrEqual(70);
  });

  it("goes on when the broker is killed and comes back, with nothing lost or doubled", async () => {
    const feed = start("producer-weather", "--speed", "72000");
    await waitUntil("forty messages to be acknowledged", () => ackedSoFar() >= 40);
    await broker.stop("SIGKILL");
    const before = ackedSoFar();
    await waitUntil("the feed to notice", () => feed.output().includes("kafka: "));
    await broker.start();
    await waitUntil("forty more messages", () => ackedSoFar() >= before + 40);
    feed.child.kill("SIGTERM");
    expect([await feed.ended, feed.output()]).toEqual([0, expect.stringContaining("+ failed 0\n")]);
    await expectDeliveredOnce(ledgerOf("energy-weather"));
    const hours = await hoursSent();
    expect(hours).toEqual(consecutiveHours("2024-11-01T00:00:00Z", hours.length));
  });

  it("stopped while the broker is away, it ends in time and says what it does not know", async () => {
    const feed = start("producer-weather", "--speed", "72000");
    await waitUntil("forty messages to be acknowledged", () => ackedSoFar() >= 40);
    await broker.stop("SIGKILL");
    await waitUntil("a message without an answer", () =>
      ledgerOf("energy-weather").some(({ outcome }) => outcome === "unknown"),
    );
    feed.child.kill("SIGTERM");
    expect(await feed.ended).toBe(1);
    expect(feed.output()).toMatch(/sent \d+ = acknowledged \d+ \+ failed 0 \+ unknown [1-9]/);
    await broker.start();
    const { code } = await run("producer-weather", "--speed", "max", "--limit", "10");
    expect(code).toBe(0);
    const hours = await hoursSent();
    expect(hours).toEqual(consecutiveHours("2024-11-01T00:00:00Z", hours.length));
  });

  it("started before the broker, it waits and says for what; a second one is refused", async () => {
    await broker.stop("SIGTERM");
    const feed = start("producer-weather", "--speed", "max", "--limit", "5");
    await waitUntil("the feed to wait", () =>
      feed.output().includes(`waiting for Kafka at 127.0.0.1:${broker.port}`),
    );
    const second = await run("producer-weather", "--speed", "max", "--limit", "5");
    expect([second.code, second.output]).toEqual([
      1,
      expect.stringContaining(`energy-weather is running already, as process ${feed.child.pid}`),
    ]);
    await broker.start();
    expect([await feed.ended, feed.output()]).toEqual([
      0,
      expect.stringContaining("sent 10 = acknowledged 10"),
    ]);
  });
});

describe("the forecast", () => {
  it("is one burst of 168 hours after the feed's position, sent once", async () => {
    await run("producer-weather", "--speed", "max", "--limit", "36");
    const { code, output } = await run("producer-forecast");
    expect([code, output]).toEqual([
      0,
      expect.stringContaining("burst issued at 2024-11-02T11:00:00Z: 168 messages for 168 hours"),
    ]);
    const ledger = ledgerOf("energy-forecast");
    await expectDeliveredOnce(ledger);
    const messages = (await stored("energy-forecast", ledger)).map(({ value }) => JSON.parse(String(value)));
    expect(messages.map(({ valid_at }) => valid_at)).toEqual(consecutiveHours("2024-11-02T12:00:00Z", 168));
    expect(new Set(messages.map(({ issued_at }) => issued_at))).toEqual(new Set(["2024-11-02T11:00:00Z"]));
    const again = await run("producer-forecast");
    expect([again.code, again.output]).toEqual([
      0,
      expect.stringContaining("had been delivered before: nothing sent"),
    ]);
  });

  it("repeats as the feed passes the multiples, and stops on SIGTERM", async () => {
    const forecast = start("producer-forecast", "--every", "12", "--limit", "3");
    await waitUntil("the forecast to wait for the feed", () =>
      forecast.output().includes("waiting for producer:energy-weather"),
    );
    const feed = start("producer-weather", "--speed", "72000");
    expect([await forecast.ended, forecast.output()]).toEqual([
      0,
      expect.stringContaining("sent 504 = acknowledged 504 + failed 0"),
    ]);
    const issued = forecast.output().match(/issued at \S+(?=: 168)/g) ?? [];
    expect(issued).toHaveLength(3);
    expect(issued.every((line) => /T(00|12):00:00Z/.test(line))).toBe(true);
    expect([...issued].sort()).toEqual(issued);
    const endless = start("producer-forecast", "--every", "6");
    await waitUntil("its burst", () => endless.output().includes("burst issued at"));
    endless.child.kill("SIGTERM");
    feed.child.kill("SIGTERM");
    expect([await endless.ended, await feed.ended]).toEqual([0, 0]);
  });

  it("ends when the feed begins another replay, whose bursts are others", async () => {
    await run("producer-weather", "--speed", "max", "--limit", "5");
    const forecast = start("producer-forecast", "--every", "24");
    await waitUntil("its burst", () => forecast.output().includes("burst issued at"));
    await run("producer-weather", "--speed", "max", "--limit", "5", "--restart");
    expect([await forecast.ended, forecast.output()]).toEqual([
      1,
      expect.stringContaining("producer:energy-weather has begun another replay"),
    ]);
  });
});

describe("with live weather", () => {
  it("the feed sends the present hour, and the forecast the next seven days from now", async () => {
    const service = await weatherService();
    const environment = {
      KINDLING_ENERGY_LIVE_WEATHER_ENABLED: "true",
      KINDLING_ENERGY_LIVE_WEATHER_URL: service.url,
    };
    try {
      const feed = await runToEnd("producer-weather", ["--limit", "1"], { ...place(), environment });
      expect([feed.code, feed.output]).toEqual([0, expect.stringContaining("sent 1 = acknowledged 1")]);
      const forecast = await runToEnd("producer-forecast", [], { ...place(), environment });
      expect([forecast.code, forecast.output]).toEqual([0, expect.stringContaining("168 messages")]);
    } finally {
      service.close();
    }
    const [weather] = await stored("energy-weather", ledgerOf("energy-weather"));
    const message = JSON.parse(String(weather?.value));
    expect(message).toMatchObject({
      zone: "DE-LU",
      solar_mw: 14_250,
      wind_onshore_mw: 7_875,
      temperature_c: 12.5,
      wind_speed_ms: 4,
      radiation_wm2: 200,
    });
    expect(Date.now() - Date.parse(message.valid_at)).toBeLessThan(2 * hourMs);
    const burst = await stored("energy-forecast", ledgerOf("energy-forecast"));
    // The hour may have ended between the two.
    const apart = Date.parse(JSON.parse(String(burst[0]?.value)).issued_at) - Date.parse(message.valid_at);
    expect([0, hourMs]).toContain(apart);
    expect(burst).toHaveLength(168);
  });
});
