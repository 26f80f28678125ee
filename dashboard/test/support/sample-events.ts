import { describeDevices } from "../../server/queries/events/device-health.ts";
import type { Queries } from "../../server/queries/queries.ts";

/** The newest event of the sample lake. */
export const newestEvent = "2026-03-20T12:00:00.000Z";
const before = (minutes: number) => new Date(Date.parse(newestEvent) - minutes * 60_000).toISOString();

type EventAnswers = Pick<
  Queries,
  "eventMinutes" | "topPages" | "sessions" | "devices" | "anomalies" | "refused" | "eventDays"
>;

/** Answers of a lake with a day of events. */
export const sampleEvents: EventAnswers = {
  eventMinutes: async () => [minutes("clickstream", 12_000, 900), minutes("iot", 9_000, 60)],
  topPages: async () => ({
    from: before(60),
    until: newestEvent,
    views: 40_000,
    users: 9_000,
    pages: ["/", "/p/1", "/c/bikes", "/search?q=chain", "/cart"].map((path, index) => ({
      url: `https://shop.example${path}`,
      views: 10_000 - index * 1_500,
      viewsBefore: index === 4 ? 0 : 8_000,
      users: 5_000 - index * 700,
    })),
  }),
  sessions: async () => ({
    from: before(24 * 60),
    until: newestEvent,
    shortened: false,
    all: {
      sessions: 20_000,
      users: 15_000,
      medianPages: 4,
      medianSeconds: 190,
      bounces: 5_000,
      open: 310,
      reached: [16_000, 4_000, 2_000, 1_200],
    },
    hours: Array.from({ length: 24 }, (_, index) => ({
      hour: before((24 - index) * 60),
      sessions: Math.round(800 + 500 * Math.sin(index / 4)),
      orders: Math.round(50 + 30 * Math.sin(index / 4)),
    })),
  }),
  devices: async () => describeDevices(deviceRows(), newestEvent),
  anomalies: async () => ({
    from: before(60),
    until: newestEvent,
    reports: 540_000,
    found: 2,
    rows: [
      { device: "dev-0007", site: "leipzig", at: before(12), celsius: 61.2, expected: 19.8, score: 140.2 },
      { device: "dev-0031", site: "berlin", at: before(40), celsius: -3.4, expected: 18.9, score: -71.5 },
    ],
  }),
  refused: async () => ({
    since: "2026-03-14",
    rows: [
      { source: "clickstream", reason: "malformed", messages: 412, newest: before(3) },
      { source: "iot", reason: "absurd:temp_c", messages: 97, newest: before(8) },
      { source: "clickstream", reason: "future", messages: 31, newest: before(20) },
    ],
    late: [
      { source: "clickstream", events: 900_000, late: 1_340 },
      { source: "iot", events: 700_000, late: 0 },
    ],
  }),
  eventDays: async () =>
    Array.from({ length: 12 }, (_, index) => ({
      day: before(index * 24 * 60).slice(0, 10),
      pageViews: Math.round(16_000_000 + 1_500_000 * Math.sin(index)),
      reports: 12_900_000 - index * 20_000,
      refused: 30_000 + index,
      users: index < 2 ? 49_000 : null,
      devices: index < 2 ? 400 : null,
      files: 96,
      bytes: 900_000_000,
    })),
};

function minutes(source: "clickstream" | "iot", events: number, swing: number) {
  return {
    source,
    newest: newestEvent,
    minutes: Array.from(
      { length: 121 },
      (_, index) => [before(120 - index), Math.round(events + swing * Math.sin(index / 9))] as const,
    ),
  };
}

/** Forty devices: one silent, three empty, one hardly heard, one far off. */
function deviceRows() {
  return Array.from({ length: 40 }, (_, index) => ({
    device_id: `dev-${String(index + 1).padStart(4, "0")}`,
    site: index % 2 === 0 ? "berlin" : "leipzig",
    last_report: before(index === 0 ? 95 : 0.2),
    battery: index < 3 ? 4 + index : 20 + 2 * index,
    signal: index === 0 ? null : index === 5 ? -91.2 : -64,
    offset: index === 0 ? null : index === 9 ? 3.41 : 0.1,
    drift: index === 0 ? null : index === 9 ? 0.62 : 0.01,
  }));
}
