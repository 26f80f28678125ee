import { setTimeout as sleep } from "node:timers/promises";
import type { Kafka } from "kafkajs";
import { createDelivery, type MutableTotals, type Totals } from "./delivery.ts";
import { idempotentProducer, kafkaClient, type Say } from "./kafka.ts";
import { type Ledger, type LedgerEntry, openLedger, runName } from "./ledger.ts";
import { readLedgers } from "./ledger-reader.ts";
import { lockProducer } from "./lock.ts";
import type { PlannedMessage } from "./message.ts";
import { startMeter } from "./meter.ts";
import { settleUnknown } from "./settle.ts";
import { waitForTopics } from "./topics.ts";

/** How long a message on the wire may take to be acknowledged after a stop is asked for. */
const stopGraceMs = 10_000;

/** How long to wait for a connection to close in order. */
const disconnectMs = 2_000;

/** What a producer is, apart from what it sends. */
export interface ProducerSetup {
  readonly name: string;
  readonly stateDir: string;
  readonly bootstrapServers: string;
  readonly topics: readonly string[];
  /** The replay this run belongs to: what it has sent before is not sent again. */
  readonly replay: string;
  readonly signal: AbortSignal;
  readonly say: Say;
}

/** What the sending part of a producer is given. */
export interface Outlet {
  /**
   * Sends those of the messages that this replay has not delivered yet, in order; resolves when acknowledged,
   * with how many those were.
   */
  send(messages: readonly PlannedMessage[]): Promise<number>;
  readonly signal: AbortSignal;
  readonly say: Say;
}

/**
 * Runs a producer from its wait for the broker to its last line, `sent = acknowledged + failed`.
 *
 * @param work - sends through the outlet and returns when it is done or the signal is aborted
 * @param position - where the work is, for the metrics line
 * @returns the totals of this run, in which every message is acknowledged
 * @throws Error if a message was refused or not acknowledged, or another process runs this producer
 */
export async function runProducer(
  setup: ProducerSetup,
  work: (outlet: Outlet) => Promise<void>,
  position: () => string,
): Promise<Totals> {
  const { name, stateDir, bootstrapServers, replay, signal, say } = setup;
  const unlock = lockProducer(stateDir, name);
  const ledger = openLedger(stateDir, name, runName());
  const kafka = kafkaClient(bootstrapServers, name, say);
  const producer = idempotentProducer(kafka);
  const totals: MutableTotals = { sent: 0, acked: 0, failed: 0, unknown: 0 };
  const meter = startMeter(() => say(metricsLine(totals, position())));

  async function deliver(): Promise<void> {
    const partitions = await waitForTopics(bootstrapServers, name, setup.topics, signal, say);
    if (partitions === null) return;
    const sendings = readLedgers(stateDir, name, replay);
    await settle(kafka, name, ledger, sendings, say);
    await producer.connect();
    const delivery = createDelivery(producer, partitions, ledger, replay, totals);
    const send = async (messages: readonly PlannedMessage[]): Promise<number> => {
      const missing = messages.filter(({ sendId }) => sendings.get(sendId)?.outcome !== "acked");
      await delivery.send(missing);
      return missing.length;
    };
    await work({ send, signal, say });
  }

  try {
    await untilStopped(deliver(), signal);
  } finally {
    meter.stop();
    await Promise.race([producer.disconnect(), sleep(disconnectMs, undefined, { ref: false })]);
    ledger.close();
    say(summaryLine(totals));
    say(`ledger: ${ledger.path}`);
    unlock();
  }
  if (totals.failed + totals.unknown > 0) {
    throw new Error(
      `${totals.failed} messages were refused and ${totals.unknown} not acknowledged before the end; ` +
        "the next start looks up the latter in the topic and sends what is missing",
    );
  }
  return totals;
}

/** Looks up what a killed run left unknown, and keeps the answers in the ledger and in `sendings`. */
async function settle(
  kafka: Kafka,
  name: string,
  ledger: Ledger,
  sendings: Map<string, LedgerEntry>,
  say: Say,
): Promise<void> {
  const unknown = [...sendings.values()].filter((entry) => entry.outcome === "unknown");
  if (unknown.length === 0) return;
  say(`the last run was cut off: looking up ${unknown.length} messages of unknown outcome`);
  const settled = await settleUnknown(kafka, unknown, `${name}-settle-${runName()}`);
  ledger.append(settled);
  for (const entry of settled) sendings.set(entry.send_id, entry);
  const arrived = settled.filter((entry) => entry.outcome === "acked").length;
  say(`${arrived} of them had arrived; ${settled.length - arrived} had not and are sent again`);
}

/** Waits for the work; once a stop is asked for, only as long as the grace lasts. */
async function untilStopped(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const graceOver = new Promise<void>((resolve) => {
    const start = () => setTimeout(resolve, stopGraceMs).unref();
    if (signal.aborted) start();
    else signal.addEventListener("abort", start, { once: true });
  });
  await Promise.race([work, graceOver]);
}

function metricsLine({ sent, acked, failed, unknown }: Totals, position: string): string {
  return `${position}: ${sent} sent, ${acked} acknowledged, ${failed} failed, ${unknown} on the wire`;
}

function summaryLine({ sent, acked, failed, unknown }: Totals): string {
  const line = `sent ${sent} = acknowledged ${acked} + failed ${failed}`;
  return unknown === 0 ? line : `${line} + unknown ${unknown} (looked up in the topic at the next start)`;
}
