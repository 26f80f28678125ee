import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BatchLine, OutcomeLine } from "../../events/batch-ledger.ts";
import { ledgerFolder } from "../../lib/ledger.ts";
import { readTopic, type StoredMessage } from "../../lib/read-topic.ts";
import { type OwnBroker, ownBroker } from "./own-broker.ts";
import { startProducer } from "./producer-process.ts";
import { waitUntil } from "./wait-until.ts";

const topics = ["clickstream", "iot"];
const stateDir = mkdtempSync(join(tmpdir(), "kindling-generator-"));
let broker: OwnBroker;

beforeAll(async () => {
  broker = await ownBroker();
  await broker.start();
  await broker.createTopics(topics, 3);
});
afterAll(async () => {
  await broker?.remove();
  rmSync(stateDir, { recursive: true, force: true });
});

/** What the only run's ledger says so far: its batches, and the answers to them. */
function ledger(): { readonly batches: readonly BatchLine[]; readonly answers: readonly OutcomeLine[] } {
  const folder = ledgerFolder(stateDir);
  const [name] = existsSync(folder) ? readdirSync(folder) : [];
  if (name === undefined) return { batches: [], answers: [] };
  const lines: object[] = readFileSync(join(folder, name), "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return {
    batches: lines.filter((line): line is BatchLine => "events" in line),
    answers: lines.filter((line): line is OutcomeLine => "outcome" in line),
  };
}

/** All messages of each `<topic>/<partition>`, in the order of their offsets. */
async function stored(): Promise<Map<string, StoredMessage[]>> {
  const places = new Map<string, StoredMessage[]>();
  for (const topic of topics)
    await readTopic(broker.kafka, topic, { since: 0, group: `test-${topic}` }, (message) => {
      const place = `${topic}/${message.partition}`;
      const there = places.get(place);
      if (there === undefined) places.set(place, [message]);
      else there.push(message);
    });
  return places;
}

describe("the generator", () => {
  it("goes on when the broker is killed: every acknowledged event is in its topic once, where the ledger says", async () => {
    const args = "--clickstream 6000 --iot 6000 --bad-share 0.01 --metrics-port 0".split(" ");
    const generator = startProducer("producer-events", args, { stateDir, kafkaPort: broker.port });
    for (let kill = 0; kill < 2; kill++) {
      const before = ledger().answers.length;
      await waitUntil("forty answers", () => ledger().answers.length >= before + 40);
      const said = generator.output().length;
      await broker.stop("SIGKILL");
      await waitUntil("the generator to notice", () => generator.output().slice(said).includes("kafka: "));
      await broker.start();
    }
    const before = ledger().answers.length;
    await waitUntil("forty more answers", () => ledger().answers.length >= before + 40);
    generator.child.kill("SIGTERM");
    const { batches, answers } = await generator.ended.then(ledger);
    const sent = batches.reduce((sum, { events }) => sum + events.length, 0);
    expect([await generator.ended, generator.output()]).toEqual([
      0,
      expect.stringContaining(`sent ${sent} = acknowledged ${sent} + failed 0\n`),
    ]);

    const offsets = new Map(
      answers.map(({ batch, outcome, offset }) => [batch, outcome === "acked" && offset]),
    );
    const messages = await stored();
    expect([...messages.values()].reduce((sum, { length }) => sum + length, 0)).toBe(sent);
    const next = new Map<string, number>();
    for (const { batch, topic, partition, events, sha256 } of batches) {
      const place = `${topic}/${partition}`;
      const from = next.get(place) ?? 0;
      next.set(place, from + events.length);
      const values = messages.get(place)?.slice(from, from + events.length) ?? [];
      const hash = createHash("sha256");
      for (const { value } of values) hash.update(value ?? "").update("\n");
      // In the order of the ledger, one batch behind the other: nothing between them, nothing twice.
      expect([batch, values[0]?.offset, hash.digest("hex")]).toEqual([batch, offsets.get(batch), sha256]);
    }
  });
});
