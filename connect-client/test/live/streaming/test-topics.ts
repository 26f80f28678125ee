import { randomUUID } from "node:crypto";
import kafkajs, { type Admin, type IHeaders, type Message, type Producer } from "kafkajs";
import { kafka } from "../docs/stack.ts";

/** One message as a broker holds it. */
export interface Stored {
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders | undefined;
}

/** Topics under names of their own, written and read without Spark. */
export class TestTopics {
  readonly #kafka = new kafkajs.Kafka({
    clientId: "spark-connect-js-tests",
    brokers: [kafka],
    logLevel: kafkajs.logLevel.NOTHING,
  });
  readonly #admin: Admin = this.#kafka.admin();
  readonly #producer: Producer = this.#kafka.producer({
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  readonly #topics: string[] = [];

  async connect(): Promise<void> {
    await Promise.all([this.#admin.connect(), this.#producer.connect()]);
  }

  async create(name: string, partitions = 1): Promise<string> {
    const topic = `spark-connect-js-${name}-${randomUUID()}`;
    await this.#admin.createTopics({
      topics: [{ topic, numPartitions: partitions, replicationFactor: 1 }],
      waitForLeaders: true,
    });
    this.#topics.push(topic);
    return topic;
  }

  async send(topic: string, messages: Message[]): Promise<void> {
    await this.#producer.send({ topic, messages });
  }

  /** The first `count` messages of a topic, by partition and offset. */
  async read(topic: string, count: number): Promise<Stored[]> {
    const consumer = this.#kafka.consumer({ groupId: `${topic}-${randomUUID()}` });
    const stored: Stored[] = [];
    await consumer.connect();
    try {
      await consumer.subscribe({ topic, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        const eachMessage = async ({
          partition,
          message,
        }: {
          partition: number;
          message: Omit<Stored, "partition">;
        }) => {
          stored.push({ ...message, partition });
          if (stored.length === count) resolve();
        };
        consumer.run({ eachMessage: eachMessage as never }).catch(reject);
      });
    } finally {
      await consumer.disconnect();
    }
    return stored.sort((a, b) => a.partition - b.partition || Number(a.offset) - Number(b.offset));
  }

  /** Deletes the topics with all that is in them. */
  async end(): Promise<void> {
    await this.#admin.deleteTopics({ topics: this.#topics });
    await Promise.all([this.#admin.disconnect(), this.#producer.disconnect()]);
  }
}
