import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, expr } from "../../../src/column/index.ts";
import { DecodeError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

const prices = () =>
  spark.createDataFrame(
    [
      { zone: "DE", hour: 0, price: 10 },
      { zone: "DE", hour: 1, price: 20 },
      { zone: "FR", hour: 0, price: 30 },
      { zone: "XX", hour: 0, price: 40 },
    ],
    t.struct({ zone: t.notNull(t.string), hour: t.notNull(t.integer), price: t.double }),
  );
const zones = () =>
  spark.createDataFrame(
    [
      { zone: "DE", country: "Germany" },
      { zone: "FR", country: "France" },
      { zone: "ES", country: "Spain" },
    ],
    t.struct({ zone: t.notNull(t.string), country: t.notNull(t.string) }),
  );

describe("join", () => {
  it("inner on a name keeps matches and one column of that name", async () => {
    const joined = prices().join(zones(), "zone").orderBy("zone", "hour");
    expect(await joined.collect()).toEqual([
      { zone: "DE", hour: 0, price: 10, country: "Germany" },
      { zone: "DE", hour: 1, price: 20, country: "Germany" },
      { zone: "FR", hour: 0, price: 30, country: "France" },
    ]);
  });

  it("left, right and full keep rows without a match, with nulls", async () => {
    const left = await prices().join(zones(), ["zone"], "left").orderBy("zone", "hour").collect();
    expect(left.map(({ zone, country }) => [zone, country])).toEqual([
      ["DE", "Germany"],
      ["DE", "Germany"],
      ["FR", "France"],
      ["XX", null],
    ]);
    const right = await prices().join(zones(), "zone", "right").orderBy("zone", "hour").collect();
    expect(right.map(({ zone, price }) => [zone, price])).toEqual([
      ["DE", 10],
      ["DE", 20],
      ["ES", null],
      ["FR", 30],
    ]);
    const full = await prices().join(zones(), "zone", "full_outer").orderBy("zone", "hour").collect();
    expect(full.map(({ zone }) => zone)).toEqual(["DE", "DE", "ES", "FR", "XX"]);
  });

  it("semi and anti keep columns of the left side only", async () => {
    const semi = await prices().join(zones(), "zone", "left_semi").orderBy("zone", "hour").collect();
    expect(semi).toEqual([
      { zone: "DE", hour: 0, price: 10 },
      { zone: "DE", hour: 1, price: 20 },
      { zone: "FR", hour: 0, price: 30 },
    ]);
    expect(await prices().join(zones(), "zone", "anti").collect()).toEqual([
      { zone: "XX", hour: 0, price: 40 },
    ]);
  });

  it("applies every condition of a list", async () => {
    const [l, r] = [prices(), prices()];
    const pairs = l
      .join(r, [l.col("zone").eq(r.col("zone")), l.col("hour").lt(r.col("hour"))])
      .select(l.col("zone"), l.col("hour").alias("before"), r.col("hour").alias("after"));
    expect(await pairs.collect()).toEqual([{ zone: "DE", before: 0, after: 1 }]);
  });

  it("refuses to collapse two columns of one name, and names the way out", async () => {
    const [l, r] = [prices(), zones()];
    const joined = l.join(r, l.col("zone").eq(r.col("zone")));
    await expect(joined.collect()).rejects.toThrow(DecodeError);
    await expect(joined.collect()).rejects.toThrow(/"zone".*drop/);
    expect((await joined.drop(r.col("zone")).collect()).length).toBe(3);
  });

  it("cross gives every pair", async () => {
    expect(await prices().select("hour").crossJoin(zones().select("country")).count()).toBe(12);
  });

  it("with an alias on each side", async () => {
    const joined = prices().alias("p").join(zones().alias("z"), expr("p.zone = z.zone AND p.price > 15"));
    expect(await joined.select(col("z.country"), col("p.price")).orderBy("price").collect()).toEqual([
      { country: "Germany", price: 20 },
      { country: "France", price: 30 },
    ]);
  });

  it("lateral refers to the left row", async () => {
    const left = spark.createDataFrame([{ n: 2 }, { n: 1 }], "n INT");
    const right = spark.range(5).filter(col("id").lt(col("n").outer()));
    const joined = left.lateralJoin(right).select("n", "id").orderBy("n", "id");
    expect(await joined.collect()).toEqual([
      { n: 1, id: 0n },
      { n: 2, id: 0n },
      { n: 2, id: 1n },
    ]);
  });

  it("broadcast is a hint the planner follows", async () => {
    const plan = await prices().join(F.broadcast(zones()), "zone").explainString();
    expect(plan).toContain("BroadcastHashJoin");
  });
});

describe("joinAsOf", () => {
  const trades = () =>
    spark.createDataFrame(
      [
        ["FR", 10],
        ["FR", 25],
      ],
      ["zone", "minute"],
    );
  const quotes = () =>
    spark.createDataFrame(
      [
        ["FR", 9, 98],
        ["FR", 20, 101],
        ["DE", 24, 143],
      ],
      ["zone", "at", "quote"],
    );

  it("takes the last row before, of the same name", async () => {
    const joined = trades().joinAsOf(quotes(), "minute", "at", { on: "zone" });
    expect(await joined.orderBy("minute").collect()).toEqual([
      { zone: "FR", minute: 10n, at: 9n, quote: 98n },
      { zone: "FR", minute: 25n, at: 20n, quote: 101n },
    ]);
  });

  it("takes none that is too far, and keeps the row with left", async () => {
    const joined = trades().joinAsOf(quotes(), "minute", "at", { on: "zone", how: "left", tolerance: 2 });
    expect(await joined.select("minute", "quote").orderBy("minute").collect()).toEqual([
      { minute: 10n, quote: 98n },
      { minute: 25n, quote: null },
    ]);
  });

  it("looks forward and both ways", async () => {
    const next = trades().joinAsOf(quotes(), "minute", "at", { on: "zone", direction: "forward" });
    expect(await next.select("minute", "at").collect()).toEqual([{ minute: 10n, at: 20n }]);
    const nearest = trades().joinAsOf(quotes(), "minute", "at", { direction: "nearest" });
    expect(await nearest.select("minute", "at").orderBy("minute").collect()).toEqual([
      { minute: 10n, at: 9n },
      { minute: 25n, at: 24n },
    ]);
  });
});

describe("subqueries", () => {
  it("scalar and exists travel with the plan", async () => {
    const top = prices().agg(F.max("price").alias("top"));
    const dear = prices().filter(col("price").eq(top.scalar())).select("zone");
    expect(await dear.collect()).toEqual([{ zone: "XX" }]);
    const matching = prices().filter(zones().filter(col("zone").eq("ES")).exists());
    expect(await matching.count()).toBe(4);
  });
});
