import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ArgumentError, ParseError, SparkServerError } from "../../../src/errors/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { Decimal, LocalDate, t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;

beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).appName("session tests").create();
});

afterAll(() => spark.stop());

describe("sql", () => {
  it("takes named and positional parameters as values", async () => {
    const named = await spark.sql("SELECT :a + 1 AS x, :b AS s", { a: 41, b: "it's; DROP TABLE x" });
    expect(await named.collect()).toEqual([{ x: 42, s: "it's; DROP TABLE x" }]);
    const positional = await spark.sql("SELECT ? AS first, ? AS second", [1n, null]);
    expect(await positional.collect()).toEqual([{ first: 1n, second: null }]);
  });

  it("runs a command at once, and only once", async () => {
    const table = `c1_sql_${randomUUID().replaceAll("-", "")}`;
    const created = await spark.sql(`CREATE TABLE ${table} (id BIGINT) USING parquet`);
    try {
      expect(await created.collect()).toEqual([]);
      const inserted = await spark.sql(`INSERT INTO ${table} VALUES (1), (2)`);
      await inserted.collect();
      await inserted.collect();
      expect(await spark.table(table).count()).toBe(2);
    } finally {
      await spark.sql(`DROP TABLE ${table}`);
    }
  });

  it("keeps the rows a command answers with", async () => {
    const described = await spark.sql("DESCRIBE FUNCTION abs");
    const rows = await described.collect();
    expect(rows[0]).toEqual({ function_desc: "Function: abs" });
    expect(await described.collect()).toEqual(rows);
  });

  it("runs a query with each action", async () => {
    await spark.conf.set("spark.sql.shuffle.partitions", 3);
    const df = await spark.sql("SELECT id FROM range(4) WHERE id > 1");
    expect(await df.collect()).toEqual([{ id: 2n }, { id: 3n }]);
    expect(await df.count()).toBe(2);
    expect(await df.filter(df.col("id").gt(2)).collect()).toEqual([{ id: 3n }]);
  });

  it("rejects what is not SQL", async () => {
    await expect(spark.sql("SELEC 1")).rejects.toBeInstanceOf(ParseError);
  });
});

describe("conf", () => {
  it("sets, gets, unsets and lists", async () => {
    const key = "spark.sql.shuffle.partitions";
    await spark.conf.set(key, 5);
    expect(await spark.conf.get(key)).toBe("5");
    expect(await spark.conf.getAll("spark.sql.shuffle.")).toMatchObject({ partitions: "5" });
    expect((await spark.conf.getAll())[key]).toBe("5");
    await spark.conf.unset(key);
    expect(await spark.conf.get(key)).not.toBe("5");
  });

  it("knows defaults, and says what it does not know", async () => {
    expect(await spark.conf.get("no.such.key", "mine")).toBe("mine");
    expect(await spark.conf.get("no.such.key", null)).toBeNull();
    const error: unknown = await spark.conf.get("no.such.key").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SparkServerError);
    expect(error).toMatchObject({ errorClass: "SQL_CONF_NOT_FOUND" });
  });

  it("knows what can be changed", async () => {
    expect(await spark.conf.isModifiable("spark.sql.shuffle.partitions")).toBe(true);
    expect(await spark.conf.isModifiable("spark.sql.warehouse.dir")).toBe(false);
    await expect(spark.conf.set("spark.sql.warehouse.dir", "/x")).rejects.toMatchObject({
      errorClass: "CANNOT_MODIFY_CONFIG",
    });
  });
});

describe("createDataFrame", () => {
  it("infers columns as documented", async () => {
    const df = spark.createDataFrame([
      { name: "Ada", born: 1815, score: 1.5, tags: ["a"] },
      { name: "Alan", born: 1912, score: 2, tags: [] },
    ]);
    expect((await df.schema()).simpleString()).toBe(
      "struct<name:string,born:bigint,score:double,tags:array<string>>",
    );
    expect(await df.collect()).toEqual([
      { name: "Ada", born: 1815n, score: 1.5, tags: ["a"] },
      { name: "Alan", born: 1912n, score: 2, tags: [] },
    ]);
  });

  it("keeps the schema it is given, nulls and NOT NULL included", async () => {
    const schema = t.struct({ id: t.notNull(t.long), price: t.decimal(10, 2), day: t.date });
    const rows = [{ id: 1, price: Decimal.parse("12.50"), day: LocalDate.parse("2024-02-29") }, { id: 2n }];
    const df = spark.createDataFrame(rows, schema);
    expect((await df.schema()).equals(schema)).toBe(true);
    const [first, second] = await df.orderBy("id").collect();
    expect(first?.price?.toString()).toBe("12.50");
    expect(first?.day?.toString()).toBe("2024-02-29");
    expect(second).toEqual({ id: 2n, price: null, day: null });
  });

  it("takes arrays with names or DDL, and no rows at all", async () => {
    const named = spark.createDataFrame([[1, "a"]], ["id", "label"]);
    expect(await named.collect()).toEqual([{ id: 1n, label: "a" }]);
    const typed = spark.createDataFrame([[1, "a"]], "id INT, label STRING");
    expect(await typed.collect()).toEqual([{ id: 1, label: "a" }]);
    const empty = spark.createDataFrame([], "id INT NOT NULL");
    expect(await empty.collect()).toEqual([]);
    expect((await empty.schema()).toDDL()).toBe("id INT NOT NULL");
  });

  it("names the value that does not fit", () => {
    const schema = t.struct({ id: t.notNull(t.integer) });
    const fail = () => spark.createDataFrame([{ id: 1 }, { id: 2 ** 31 }], schema);
    expect(fail).toThrow(ArgumentError);
    expect(fail).toThrow(/Row 1: column "id"/);
  });

  it("uploads what is large, once, and refers to it", async () => {
    const rows = Array.from({ length: 30_000 }, (_, id) => ({ id, text: `${id} ${"x".repeat(60)}` }));
    const df = spark.createDataFrame(rows);
    expect(df.toRelation().relType.case).toMatch(/^(c|chunkedC)achedLocalRelation$/);
    const expected = BigInt(rows.reduce((sum, { id }) => sum + id, 0));
    const [total] = await df.selectExpr("sum(id) AS ids", "count(DISTINCT text) AS texts").collect();
    expect(total).toEqual({ ids: expected, texts: 30_000n });
    const small = spark.createDataFrame(rows.slice(0, 10));
    expect(small.toRelation().relType.case).toBe("localRelation");
  });
});

describe("a session", () => {
  it("says its server's version", async () => {
    expect(await spark.version()).toMatch(/^\d+\.\d+\.\d+/);
  });

  it("shares nothing with another one", async () => {
    const other = await spark.newSession();
    try {
      await spark.range(3).createOrReplaceTempView("c1_numbers");
      expect(await spark.table("c1_numbers").count()).toBe(3);
      await expect(other.table("c1_numbers").count()).rejects.toMatchObject({
        errorClass: "TABLE_OR_VIEW_NOT_FOUND",
      });
    } finally {
      await other.stop();
    }
  });

  it("is found again by its id after its client has gone", async () => {
    const first = await SparkSession.builder.remote(remote).create();
    await first.range(7).createOrReplaceTempView("c1_left_behind");
    first.detach();
    const separator = remote.includes("/;") ? ";" : "/;";
    const again = await SparkSession.builder
      .remote(`${remote}${separator}session_id=${first.sessionId}`)
      .create();
    expect(await again.table("c1_left_behind").count()).toBe(7);
    await again.stop();
  });

  it("puts a file of many chunks into the server's file system, whole", async () => {
    const folder = await mkdtemp(join(tmpdir(), "spark-connect-js-"));
    const [source, destination] = [join(folder, "source.txt"), join(folder, "copy.txt")];
    const text = Array.from({ length: 200_000 }, (_, line) => `line ${line}\n`).join("");
    try {
      await writeFile(source, text);
      await spark.conf.set("spark.sql.artifact.copyFromLocalToFs.allowDestLocal", true);
      await spark.copyFromLocalToFs(source, destination);
      const copied = await spark.read.option("wholetext", true).text(destination).collect();
      expect(copied).toEqual([{ value: text }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("interrupts by tag", async () => {
    spark.addTag("c1-slow");
    const slow = spark.sql(
      "SELECT sum(a.id * b.id % 7) AS x FROM range(10000000) a CROSS JOIN range(1000000) b",
    );
    const running = (async () => (await slow).collect())();
    const ended = expect(running).rejects.toMatchObject({ code: "CANCELLED_ERROR" });
    spark.clearTags();
    let interrupted: readonly string[] = [];
    while (interrupted.length === 0) interrupted = await spark.interruptTag("c1-slow");
    await ended;
    expect(interrupted).toHaveLength(1);
  });
});
