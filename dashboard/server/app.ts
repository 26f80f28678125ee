import express, { type ErrorRequestHandler, type Express } from "express";
import { Broadcaster, type Pace } from "./live/broadcaster.ts";
import type { EnergyFeed } from "./live/energy-feed.ts";
import { describeError } from "./live/figure.ts";
import { LiveHub } from "./live/hub.ts";
import { Poller } from "./live/poller.ts";
import { FieldError } from "./queries/fields.ts";
import type { PeekMessages } from "./queries/peek-messages.ts";
import type { Queries } from "./queries/queries.ts";
import { healthRoutes } from "./routes/health.ts";
import { messagesRoute } from "./routes/messages.ts";
import { metricsRoute } from "./routes/metrics.ts";
import { pageRoutes } from "./routes/pages.ts";
import { refreshRoute } from "./routes/refresh.ts";
import { sqlRoute } from "./routes/sql.ts";
import { streamRoute } from "./routes/stream.ts";
import { checkHost, securityHeaders } from "./security.ts";
import type { SqlBox } from "./sql/sql-box.ts";
import { tilesOf } from "./tiles.ts";

/** What a dashboard is made of: its questions, its live feed, and the names it answers to. */
export interface DashboardParts {
  readonly queries: Queries;
  readonly peek: PeekMessages;
  readonly sqlBox: SqlBox;
  readonly feed: EnergyFeed;
  /** Host names besides this machine's own loopback names. */
  readonly allowedHosts?: readonly string[];
  readonly pace?: Pace;
}

/** A dashboard ready to be listened to. */
export interface Dashboard {
  readonly app: Express;
  readonly hub: LiveHub;
  readonly broadcaster: Broadcaster;
  /** Starts the live feed. */
  start(): void;
  /** Ends open pages, timers and the feed. */
  stop(): Promise<void>;
}

/** Hours kept of each live series: enough for the window a page shows and for several forecasts. */
const limits = {
  health: 32,
  processes: 1,
  programs: 1,
  topics: 1,
  kafkaTopics: 1,
  kafkaGroups: 1,
  checkpoints: 1,
  streams: 1,
  eventMinutes: 1,
  topPages: 1,
  sessions: 1,
  devices: 1,
  anomalies: 1,
  refused: 1,
  eventDays: 1,
  orders: 1,
  ordersSlot: 1,
  ordersMinutes: 1,
  ordersLatency: 1,
  tables: 1,
  buckets: 1,
  model: 1,
  accuracy: 1,
  feeds: 16,
  weather: 24 * 21,
  prices: 24 * 21 * 4,
  drivers: 168 * 3,
  predictions: 168 * 6,
} as const;

/** Puts the dashboard together. Opens no port and no connection until it is started and listened to. */
export function createDashboard({
  queries,
  peek,
  sqlBox,
  feed,
  allowedHosts = [],
  pace,
}: DashboardParts): Dashboard {
  const hub = new LiveHub(limits);
  const broadcaster = new Broadcaster(hub, pace);
  const pollers = tilesOf(queries).map((tile) => new Poller(tile, hub, broadcaster));
  const healthPollers = pollers.filter((poller) => poller.tile.channel === "health");

  const app = express();
  app.disable("x-powered-by");
  app.use(securityHeaders, checkHost(allowedHosts));
  app.use(healthRoutes(hub, healthPollers));
  app.use(metricsRoute(hub, broadcaster, pollers, feed.topics));
  app.use(streamRoute(hub, broadcaster));
  app.use(refreshRoute(pollers));
  app.use(messagesRoute(peek));
  app.use(sqlRoute(sqlBox));
  app.use(pageRoutes());
  app.use((request, response) => {
    response.status(404).type("text/plain").send(`There is no page ${request.path} here.\n`);
  });
  app.use(answerError);

  return {
    app,
    hub,
    broadcaster,
    start: () => feed.start(hub),
    stop: async () => {
      for (const poller of pollers) poller.stop();
      broadcaster.close();
      await feed.stop();
    },
  };
}

/** Express needs all four parameters to recognise an error handler. The message stays in one line, the stack here. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  response.status(statusOf(error)).json({ error: describeError(error) });
};

/** A request that asks for something that cannot be is its sender's fault, anything else this server's. */
function statusOf(error: unknown): number {
  if (error instanceof FieldError) return 400;
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
