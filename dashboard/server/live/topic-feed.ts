import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Consumer, EachMessagePayload, Kafka } from "kafkajs";
import type { FeedState } from "../wire.ts";
import { describeError } from "./figure.ts";

const retryAfterMs = 2_000;

/** What a topic's reader does with each message and each change of its own state. */
export interface TopicHandlers {
  /** Takes a message; throws when the message breaks the topic's contract. */
  onMessage(topic: string, value: Uint8Array | null): void;
  onState(state: FeedState): void;
}

/**
 * Follows one topic from its last `tail` messages on, for as long as it lives: while the broker or the topic is not
 * there it says so and tries again. A message read twice after a reconnection is passed on once.
 */
export class TopicFeed {
  readonly #kafka: Kafka;
  readonly #topic: string;
  readonly #tail: number;
  readonly #handlers: TopicHandlers;
  readonly #groupId = `kindling-dashboard-${randomUUID()}`;
  readonly #stopping = new AbortController();
  /** The newest offset passed on, by partition. */
  readonly #passedOn = new Map<number, bigint>();
  #state: FeedState;
  #running: Promise<void> = Promise.resolve();

  constructor(kafka: Kafka, topic: string, tail: number, handlers: TopicHandlers) {
    this.#kafka = kafka;
    this.#topic = topic;
    this.#tail = tail;
    this.#handlers = handlers;
    this.#state = { topic, state: "connecting", received: 0, rejected: 0, lastMessageAt: null, error: null };
  }

  start(): void {
    this.#report({});
    this.#running = this.#follow();
  }

  /** Leaves the topic and removes the reader's group from the broker. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#consume(signal);
      } catch (error) {
        this.#report({ state: "failed", error: describeError(error) });
        await delay(retryAfterMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Reads until stopped; rejects when the connection is lost for good. */
  async #consume(signal: AbortSignal): Promise<void> {
    await this.#moveToTail();
    const consumer = this.#kafka.consumer({
      groupId: this.#groupId,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 250,
    });
    try {
      const lost = this.#watch(consumer, signal);
      await consumer.connect();
      await consumer.subscribe({ topic: this.#topic, fromBeginning: true });
      await consumer.run({ eachMessage: async (payload) => this.#take(payload) });
      await lost;
    } finally {
      await consumer.disconnect().catch(() => undefined);
      if (signal.aborted)
        await this.#withAdmin((admin) => admin.deleteGroups([this.#groupId])).catch(() => undefined);
    }
  }

  /** Follows what kafkajs says of the connection; resolves when stopped, rejects when it gives the consumer up. */
  #watch(consumer: Consumer, signal: AbortSignal): Promise<void> {
    consumer.on("consumer.group_join", () => this.#report({ state: "live", error: null }));
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
      consumer.on("consumer.crash", ({ payload }) => {
        this.#report({ state: "failed", error: describeError(payload.error) });
        if (!payload.restart) reject(payload.error);
      });
    });
  }

  /** Puts the group's offsets so that the pages begin with the recent past, and later with what they have not seen. */
  async #moveToTail(): Promise<void> {
    await this.#withAdmin(async (admin) => {
      const offsets = await admin.fetchTopicOffsets(this.#topic);
      const partitions = offsets.map(({ partition, low, high }) => {
        const [first, end] = [BigInt(low), BigInt(high)];
        const seen = this.#passedOn.get(partition);
        // Offsets below what was seen mean that the topic was made anew.
        if (seen !== undefined && seen >= end) this.#passedOn.delete(partition);
        const tail = end - BigInt(this.#tail);
        const next = (this.#passedOn.get(partition) ?? -1n) + 1n;
        return { partition, offset: String([first, tail, next].reduce((a, b) => (a > b ? a : b))) };
      });
      await admin.setOffsets({ groupId: this.#groupId, topic: this.#topic, partitions });
    });
  }

  #take({ partition, message }: EachMessagePayload): void {
    const offset = BigInt(message.offset);
    if (offset <= (this.#passedOn.get(partition) ?? -1n)) return;
    this.#passedOn.set(partition, offset);
    let rejected = this.#state.rejected;
    try {
      this.#handlers.onMessage(this.#topic, message.value);
    } catch {
      // A bad message is a result here, not a failure: the stream's dead-letter table keeps it with its reason.
      rejected += 1;
    }
    const lastMessageAt = new Date(Number(message.timestamp)).toISOString();
    this.#report({ state: "live", error: null, received: this.#state.received + 1, rejected, lastMessageAt });
  }

  #report(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change };
    this.#handlers.onState(this.#state);
  }

  async #withAdmin<T>(act: (admin: ReturnType<Kafka["admin"]>) => Promise<T>): Promise<T> {
    const admin = this.#kafka.admin();
    try {
      await admin.connect();
      return await act(admin);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}
