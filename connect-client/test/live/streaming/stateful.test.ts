import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DataFrame, functions as F, type StreamingQueryProgress, t } from "../../../src/index.ts";
import { type StreamTest, startStreamTest } from "./stream-test.ts";

let test: StreamTest;

beforeAll(async () => {
  test = await startStreamTest("stateful");
});

afterAll(() => test.end());

const click = t.struct({ user: t.string, at: t.timestamp });
const at = (time: string) => `2026-01-01T${time}:00Z`;

/** Clicks as a stream, one batch a list, each `user time`. */
async function clicks(name: string, ...batches: readonly (readonly string[])[]): Promise<DataFrame> {
  const folder = await test.jsonFiles(
    name,
    batches.map((batch) =>
      batch.map((line) => {
        const [user, time] = line.split(" ");
        return { user, at: at(time ?? "") };
      }),
    ),
  );
  return test.spark.readStream.schema(click).option("maxFilesPerTrigger", 1).json(folder);
}

/** The time of day of a column of timestamps. */
const clock = (column: string) => F.dateFormat(column, "HH:mm").alias(column.replace("window.", ""));

function droppedRows(progress: readonly StreamingQueryProgress[]): number {
  const operators = progress.flatMap(({ stateOperators }) => stateOperators);
  return operators.reduce((sum, { numRowsDroppedByWatermark }) => sum + numRowsDroppedByWatermark, 0);
}

describe("a watermark", () => {
  it("closes windows in append mode and drops rows that are later, which the progress counts", async () => {
    const stream = await clicks(
      "late",
      ["a 10:01", "a 10:02", "b 10:21"],
      ["a 10:31"],
      // Later than 10:21 less ten minutes: its window has been written.
      ["a 10:03", "b 10:32"],
      ["a 11:00"],
    );
    const counts = stream
      .withWatermark("at", "10 minutes")
      .groupBy(F.window("at", "10 minutes"), "user")
      .count()
      .select(clock("window.start"), clock("window.end"), "user", "count");
    const { rows, progress } = await test.runToEnd(counts);
    expect(rows).toEqual(["10:00 10:10 a 2", "10:20 10:30 b 1", "10:30 10:40 a 1", "10:30 10:40 b 1"]);
    expect(droppedRows(progress)).toBe(1);
    expect(progress.at(-1)?.eventTime.watermark).toBe("2026-01-01T10:50:00.000Z");
  });
});

describe("de-duplication within a watermark", () => {
  it("keeps the first of what repeats within the delay, across batches, and forgets it afterwards", async () => {
    const stream = await clicks(
      "dedup",
      ["a 10:00", "a 10:04", "b 10:05"],
      ["a 10:09", "c 10:06"],
      ["d 11:00"],
      // What was seen is forgotten at the end of a batch whose watermark has passed it.
      ["d 11:01"],
      ["a 11:02"],
    );
    const { rows, progress } = await test.runToEnd(
      stream
        .withWatermark("at", "10 minutes")
        .dropDuplicatesWithinWatermark(["user"])
        .select("user", clock("at")),
    );
    expect(rows).toEqual(["a 10:00", "a 11:02", "b 10:05", "c 10:06", "d 11:00"]);
    expect(progress[0]?.stateOperators[0]).toMatchObject({ operatorName: "dedupeWithinWatermark" });
  });
});

describe("joins", () => {
  const views = () =>
    clicks("views", ["a 10:00", "b 10:01", "c 10:02"], ["d 10:30"], ["z 12:00"], ["z 12:01"]);
  const orders = () => clicks("orders", ["a 10:05"], ["b 10:25", "d 10:31"], ["z 12:00"], ["z 12:01"]);

  async function matched(how: "inner" | "left_outer") {
    const left = (await views()).withWatermark("at", "10 minutes").alias("v");
    const right = (await orders()).withWatermark("at", "10 minutes").alias("o");
    const within = F.expr("v.user = o.user AND o.at BETWEEN v.at AND v.at + INTERVAL 10 MINUTES");
    return test.runToEnd(
      left
        .join(right, within, how)
        .selectExpr("v.user", "date_format(v.at, 'HH:mm') AS seen", "date_format(o.at, 'HH:mm') AS ordered"),
    );
  }

  const pairs = ["a 10:00 10:05", "d 10:30 10:31", "z 12:00 12:00", "z 12:00 12:01", "z 12:01 12:01"];

  it("of two streams give the pairs within the time", async () => {
    const { rows, progress } = await matched("inner");
    expect(rows).toEqual(pairs);
    expect(progress[0]?.sources).toHaveLength(2);
  });

  it("of two streams, left outer, give what found no match once the watermark has passed it", async () => {
    const { rows } = await matched("left_outer");
    expect(rows).toEqual([...pairs, "b 10:01 null", "c 10:02 null"].sort());
  });

  it("of a stream with a table look it up in every batch", async () => {
    const users = test.spark.createDataFrame([
      { user: "a", plan: "gold" },
      { user: "b", plan: "free" },
    ]);
    const stream = await clicks("static", ["a 10:00", "x 10:01"], ["b 10:02"]);
    const { rows } = await test.runToEnd(
      stream.join(users, "user", "left").select("user", clock("at"), "plan"),
    );
    expect(rows).toEqual(["a 10:00 gold", "b 10:02 free", "x 10:01 null"]);
  });
});

describe("session windows", () => {
  it("grow over batches as long as rows follow within the gap, and are written once it has passed", async () => {
    const stream = await clicks(
      "sessions",
      ["a 10:00", "b 10:01"],
      ["a 10:04", "a 10:20"],
      ["z 11:00"],
      ["z 11:01"],
    );
    const sessions = stream
      .withWatermark("at", "10 minutes")
      .groupBy(F.sessionWindow("at", "5 minutes").alias("window"), "user")
      .count()
      .select("user", clock("window.start"), clock("window.end"), "count");
    const { rows } = await test.runToEnd(sessions);
    expect(rows).toEqual(["a 10:00 10:09 2", "a 10:20 10:25 1", "b 10:01 10:06 1"]);
  });
});
