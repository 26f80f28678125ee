import { beforeAll, expect, it } from "vitest";
import { RowDecoder } from "../../../src/arrow/index.ts";
import { t } from "../../../src/types/index.ts";
import { comparedWithPyspark } from "../../pyspark/compared-with-pyspark.ts";
import { askPython } from "../../pyspark/environment.ts";

type Streams = Readonly<Record<"None" | "lz4" | "zstd", string>>;

const rowCount = 50_000;
const schema = t.struct({
  noise: t.long,
  name: t.string,
  flag: t.boolean,
  list: t.array(t.integer),
  same: t.double,
  none: t.string,
});

function rowOf(i: number) {
  return {
    noise: BigInt.asUintN(63, BigInt(i) * 2654435761n * 2654435761n),
    name: i % 7 === 0 ? null : "ab".repeat(i % 50) + (i % 1000),
    flag: i % 2 === 0,
    list: Array.from({ length: i % 5 }, (_, k) => k),
    same: 1.5,
    none: null,
  };
}

await comparedWithPyspark("4.0.0", "Arrow streams that pyarrow wrote", (python) => {
  let streams: { readonly table: Streams; readonly dictionaries: Streams };
  beforeAll(async () => {
    streams = await askPython(python, new URL("./write_streams.py", import.meta.url), []);
  });

  it.each(["None", "lz4", "zstd"] as const)("every value is read, compression %s", (codec) => {
    const rows = RowDecoder.ofObjects(schema).decode(Buffer.from(streams.table[codec], "base64"));
    expect(rows).toEqual(Array.from({ length: rowCount }, (_, i) => rowOf(i)));
  });

  it("compressed streams are smaller, so that this compares what it says", () => {
    const { None, lz4, zstd } = streams.table;
    expect(lz4.length).toBeLessThan(None.length / 2);
    expect(zstd.length).toBeLessThan(lz4.length);
  });

  it.each(["None", "lz4", "zstd"] as const)("dictionaries that grow are read, compression %s", (codec) => {
    const rows = RowDecoder.ofObjects(t.struct({ d: t.string })).decode(
      Buffer.from(streams.dictionaries[codec], "base64"),
    );
    expect(rows.map(({ d }) => d)).toEqual(["x", null, "y", "x", "z", "x", null]);
  });
});
