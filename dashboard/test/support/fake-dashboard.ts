import { createServer, type Server } from "node:http";
import { createDashboard, type Dashboard } from "../../server/app.ts";
import type { EnergyFeed } from "../../server/live/energy-feed.ts";
import type { LiveHub } from "../../server/live/hub.ts";
import { energyTopics, routeMessage } from "../../server/live/message-router.ts";
import type { PeekMessages } from "../../server/queries/peek-messages.ts";
import type { Queries } from "../../server/queries/queries.ts";
import type { SqlBox } from "../../server/sql/sql-box.ts";
import type { FeedState } from "../../server/wire.ts";
import { samplePeek } from "./sample-kafka.ts";
import { sampleRules } from "./sample-market.ts";
import { sampleSqlBox } from "./sample-sql-box.ts";

/** A feed whose messages a test sends by hand, through the same parsing as those of Kafka. */
export class FakeFeed implements EnergyFeed {
  readonly topics = energyTopics;
  readonly #states = new Map<string, FeedState>();
  #hub: LiveHub | null = null;

  start(hub: LiveHub): void {
    this.#hub = hub;
    for (const topic of this.topics) this.report(topic, { state: "connecting" });
  }

  async stop(): Promise<void> {
    this.#hub = null;
  }

  /** Delivers a message as Kafka would. */
  send(topic: string, fields: Readonly<Record<string, unknown>>): void {
    const hub = this.#started();
    let rejected = this.#state(topic).rejected;
    try {
      routeMessage(hub, topic, Buffer.from(JSON.stringify(fields)), sampleRules);
    } catch {
      rejected += 1;
    }
    const received = this.#state(topic).received + 1;
    this.report(topic, { state: "live", received, rejected, lastMessageAt: new Date().toISOString() });
  }

  report(topic: string, change: Partial<FeedState>): void {
    const state = { ...this.#state(topic), ...change };
    this.#states.set(topic, state);
    this.#started().publish("feeds", topic, state);
  }

  #state(topic: string): FeedState {
    const initial = {
      state: "connecting",
      received: 0,
      rejected: 0,
      lastMessageAt: null,
      error: null,
    } as const;
    return this.#states.get(topic) ?? { topic, ...initial };
  }

  #started(): LiveHub {
    if (this.#hub === null) throw new Error("the fake feed has not been started");
    return this.#hub;
  }
}

/** A dashboard over fakes, listening on a port of its own. */
export interface RunningDashboard extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly dashboard: Dashboard;
  readonly feed: FakeFeed;
}

/** What a test may replace besides the queries. */
export interface FakeParts {
  readonly port?: number;
  readonly peek?: PeekMessages;
  readonly sqlBox?: SqlBox;
}

/** Starts a dashboard on a free port of the loopback interface, or on a given one. */
export async function startFakeDashboard(
  queries: Queries,
  { port = 0, peek = samplePeek, sqlBox = sampleSqlBox }: FakeParts = {},
): Promise<RunningDashboard> {
  const feed = new FakeFeed();
  const dashboard = createDashboard({
    queries,
    peek,
    sqlBox,
    feed,
    pace: { flushEveryMs: 50, heartbeatEveryMs: 500 },
  });
  const server = createServer(dashboard.app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  dashboard.start();
  const address = portOf(server);
  return {
    url: `http://127.0.0.1:${address}`,
    port: address,
    dashboard,
    feed,
    async [Symbol.asyncDispose]() {
      await dashboard.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
