import { describe, expect, it } from "vitest";
import { describeAnomalies } from "../../../server/queries/events/anomalies.ts";
import { describeDevices } from "../../../server/queries/events/device-health.ts";
import { describeDays, firstAffordable } from "../../../server/queries/events/event-days.ts";
import { rowBudget, stretchOf, within } from "../../../server/queries/events/event-lake.ts";
import { describeSessions } from "../../../server/queries/events/sessions.ts";
import { describeTopPages } from "../../../server/queries/events/top-pages.ts";
import { fewAtOnce } from "../../../server/sources/few-at-once.ts";
import type { SparkSql } from "../../../server/sources/spark-sql.ts";

const newest = "2026-03-20T12:00:00.000Z";
const stretch = stretchOf(newest, 24, 0);

describe("the stretch a figure looks at", () => {
  it("ends with the newest event, and is shorter where a day holds too many rows", () => {
    expect(stretch).toEqual({ from: "2026-03-19T12:00:00.000Z", until: newest, shortened: false });
    expect(stretchOf(newest, 24, 4 * rowBudget)).toEqual({
      from: "2026-03-20T06:00:00.000Z",
      until: newest,
      shortened: true,
    });
    expect(stretchOf(newest, 2, 4 * rowBudget).shortened).toBe(false);
    expect(stretchOf(newest, 24, 1e12).from).toBe("2026-03-20T11:00:00.000Z");
  });

  it("names the day of its start, so that other days' files are not opened", () => {
    expect(within(stretch, 30)).toBe(
      "dt >= DATE '2026-03-19' AND ts > TIMESTAMP '2026-03-19T11:30:00.000Z' AND ts < TIMESTAMP '2026-03-20T12:00:00.001Z'",
    );
  });
});

describe("sessions", () => {
  const counts = { users: 2n, pages: 3, seconds: 60n, bounces: 1n, open: 0n };
  const reached = { reached_1: 4n, reached_2: 2n, reached_3: 1n, reached_4: 1n };

  it("come as the sum and by hour", () => {
    const hour = { epochMicros: BigInt(Date.parse(newest)) * 1000n };
    const rows = [
      { hour: null, sessions: 5n, ...counts, ...reached },
      { hour, sessions: 5n, ...counts, ...reached },
    ];
    expect(describeSessions(rows, stretch)).toMatchObject({
      all: { sessions: 5, users: 2, medianPages: 3, medianSeconds: 60, bounces: 1, reached: [4, 2, 1, 1] },
      hours: [{ hour: newest, sessions: 5, orders: 1 }],
    });
  });

  it("are nothing when none began", () => {
    expect(describeSessions([{ hour: null, sessions: 0n, pages: null }], stretch)).toBeNull();
  });
});

describe("top pages", () => {
  it("keep the sum out of the list", () => {
    const rows = [
      { url: null, views: 9n, before: 4n, users: 3n },
      { url: "https://shop.example/", views: 9n, before: 4n, users: 3n },
    ];
    expect(describeTopPages(rows, stretch)).toMatchObject({
      views: 9,
      pages: [{ url: "https://shop.example/", views: 9, viewsBefore: 4, users: 3 }],
    });
  });
});

describe("devices", () => {
  const device = (id: string, changed: object) => ({
    device_id: id,
    site: "berlin",
    last_report: { epochMicros: BigInt(Date.parse(newest)) * 1000n },
    battery: 50,
    signal: -60,
    offset: 0,
    drift: 0,
    ...changed,
  });

  it("have a trouble from its limit on, and the neediest come first", () => {
    const rows = [
      device("fine", { battery: 15.1, signal: -84.9, offset: 1.99 }),
      device("low", { battery: 15 }),
      device("bad", { battery: 100, signal: -85, offset: -2 }),
      device("silent", { last_report: "2026-03-20T11:49:59Z", signal: null, offset: null, drift: null }),
    ];
    const health = describeDevices(rows, newest);
    expect(health.attention.map((row) => [row.device, row.troubles])).toEqual([
      ["bad", ["signal", "offset"]],
      ["low", ["battery"]],
      ["silent", ["silent"]],
    ]);
    expect(health.troubled).toEqual({ silent: 1, battery: 1, signal: 1, offset: 1 });
    expect(health.charge).toEqual([0, 2, 0, 0, 0, 1, 0, 0, 0, 1]);
  });
});

describe("anomalies", () => {
  it("are none when only the number of reports comes back", () => {
    expect(describeAnomalies([{ found: 0n, reports: 7n }], stretch)).toMatchObject({
      found: 0,
      reports: 7,
      rows: [],
    });
    expect(describeAnomalies([], stretch)).toMatchObject({ found: 0, reports: 0, rows: [] });
  });
});

describe("days", () => {
  const partition = (day: string, rows: number) => ({ day, rows, files: 2, bytes: 10 });

  it("are counted in the data while the rows are within the budget, the newest always", () => {
    const days = [partition("3", rowBudget * 2), partition("2", 1)];
    expect(firstAffordable(days)).toBe("3");
    expect(firstAffordable([partition("3", 5), partition("2", 5), partition("1", rowBudget)])).toBe("2");
    expect(firstAffordable([])).toBeNull();
  });

  it("are those of page views and reports, with what was refused on them", () => {
    const rows = describeDays({
      views: [partition("2026-03-20", 5)],
      reports: [partition("2026-03-20", 7), partition("2026-03-19", 8)],
      refused: [partition("2026-03-20", 1), partition("2026-03-01", 9)],
      users: new Map([["2026-03-20", 3]]),
      devices: new Map(),
    });
    expect(rows).toEqual([
      {
        day: "2026-03-20",
        pageViews: 5,
        reports: 7,
        refused: 1,
        users: 3,
        devices: null,
        files: 4,
        bytes: 20,
      },
      {
        day: "2026-03-19",
        pageViews: 0,
        reports: 8,
        refused: 0,
        users: null,
        devices: null,
        files: 2,
        bytes: 10,
      },
    ]);
  });
});

describe("fewAtOnce", () => {
  const never = new AbortController().signal;

  it("runs so many statements at a time, in order, and lets go of those given up", async () => {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const fake = {
      rows: (statement: string) => {
        begun.push(statement);
        return new Promise<never[]>((resolve) => ends.set(statement, () => resolve([])));
      },
    } as unknown as SparkSql;
    const sql = fewAtOnce(fake, 1);
    const first = sql.rows("a", never);
    const abort = new AbortController();
    const second = sql.rows("b", abort.signal);
    const third = sql.rows("c", never);
    abort.abort(new Error("given up"));
    await expect(second).rejects.toThrow("given up");
    expect(begun).toEqual(["a"]);
    ends.get("a")?.();
    await first;
    await expect.poll(() => begun).toEqual(["a", "c"]);
    ends.get("c")?.();
    await third;
    const fourth = sql.rows("d", never);
    await expect.poll(() => begun).toEqual(["a", "c", "d"]);
    ends.get("d")?.();
    await fourth;
  });
});
