import { describe, expect, it } from "vitest";
import { DecodeError } from "../../../src/errors/index.ts";
import { formatExactJson, parseExactJson } from "../../../src/streaming/exact-json.ts";
import { StreamingQueryProgress } from "../../../src/streaming/streaming-query-progress.ts";
import { Decimal } from "../../../src/types/index.ts";

describe("exact JSON", () => {
  it.each([
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", 9007199254740993n],
    ["0.12345678901234566", 0.12345678901234566],
    ["1.2345678901234567E-8", 1.2345678901234567e-8],
    ["3.000000000000000000", 3],
    // Java writes this double with a digit more than it takes.
    ["2.0000000000000001E-3", 0.002],
    ["1e400", Infinity],
    ['"9223372036854775807"', "9223372036854775807"],
    ['"a \\"9223372036854775807\\" b"', 'a "9223372036854775807" b'],
  ])("reads %s without rounding integers", (text, value) => {
    expect(parseExactJson(text)).toBe(value);
  });

  it.each(["12345678901234567890.123", "-0.1234567890123456789", "1.2345678901234567890E-7"])(
    "reads %s with all its digits",
    (text) => {
      const read = parseExactJson(`[${text}]`) as readonly Decimal[];
      expect(read[0]).toEqual(Decimal.parse(text));
    },
  );

  it("writes what it read", () => {
    const text =
      '{"version":1,"snapshot_id":3821550127947089009,"sum":12345678901234567890.10,' +
      '"names":["1234567890123456789","12345678901234567.5",null,true,-1.5,{}]}';
    expect(formatExactJson(parseExactJson(text))).toBe(text);
  });
});

/** As a 4.0.0 server sends it, for a query with state. */
const sent = {
  id: "4ee0611a-73e0-4693-920c-a49ab0164f9b",
  runId: "55862e2d-cd5f-47cf-af57-b6cf30eadfa0",
  name: "counts",
  timestamp: "2026-11-21T09:54:11.821Z",
  batchId: 2,
  batchDuration: 319,
  durationMs: { triggerExecution: 319, addBatch: 197 },
  eventTime: { watermark: "2026-11-21T09:54:10.278Z" },
  stateOperators: [
    {
      operatorName: "stateStoreSave",
      numRowsTotal: 5,
      numRowsUpdated: 1,
      allUpdatesTimeMs: 22,
      numRowsRemoved: 2,
      allRemovalsTimeMs: 3,
      commitTimeMs: 140,
      memoryUsedBytes: 2016,
      numRowsDroppedByWatermark: 4,
      numShufflePartitions: 2,
      numStateStoreInstances: 2,
      customMetrics: { loadedMapCacheHitCount: 8 },
    },
  ],
  sources: [
    {
      description: "KafkaV2[Subscribe[prices]]",
      startOffset: { prices: { "0": 23 } },
      endOffset: { prices: { "0": 28 } },
      latestOffset: { prices: { "0": 28 } },
      numInputRows: 5,
      inputRowsPerSecond: 2.5,
      processedRowsPerSecond: 15.6,
      metrics: { maxOffsetsBehindLatest: "0" },
    },
    {
      description: "Memory",
      startOffset: null,
      endOffset: 0,
      latestOffset: null,
      numInputRows: 7,
      metrics: {},
    },
  ],
  sink: { description: "noop", numOutputRows: -1, metrics: {} },
  observedMetrics: { quality: { bad: 3, worst: "x" } },
};

describe("progress", () => {
  it("has every field with its own type", () => {
    const progress = StreamingQueryProgress.parse(JSON.stringify(sent));
    expect({ ...progress }).toEqual({
      ...sent,
      sources: [
        {
          ...sent.sources[0],
          startOffset: '{"prices":{"0":23}}',
          endOffset: '{"prices":{"0":28}}',
          latestOffset: '{"prices":{"0":28}}',
        },
        {
          ...sent.sources[1],
          startOffset: null,
          endOffset: "0",
          inputRowsPerSecond: null,
          processedRowsPerSecond: null,
        },
      ],
      numInputRows: 12,
      inputRowsPerSecond: 2.5,
      processedRowsPerSecond: 15.6,
    });
    expect(JSON.parse(progress.json)).toEqual(sent);
  });

  it("keeps offsets beyond 2^53 whole", () => {
    const text = JSON.stringify(sent).replace('"0":28', '"0":9007199254740993');
    const [source] = StreamingQueryProgress.parse(text).sources;
    expect(source?.endOffset).toBe('{"prices":{"0":9007199254740993}}');
  });

  it("reads observed metrics in both forms a server writes", () => {
    const schema = {
      type: "struct",
      fields: [
        { name: "bad", type: "long" },
        { name: "worst", type: "string" },
      ],
    };
    const apart = { ...sent, observedMetrics: { quality: { values: [3, "x"], schema } } };
    const progress = StreamingQueryProgress.parse(JSON.stringify(apart));
    expect(progress.observedMetrics).toEqual(sent.observedMetrics);
  });

  it("reads structs in an observation by their fields' names", () => {
    const struct = (fields: readonly string[], values: readonly unknown[]) => ({
      values,
      schema: { type: "struct", fields: fields.map((name) => ({ name })) },
    });
    const nested = struct(["worst", "all"], [struct(["id"], [7]), [struct(["id"], [8]), null]]);
    const progress = StreamingQueryProgress.parse(
      JSON.stringify({ ...sent, observedMetrics: { quality: nested } }),
    );
    expect(progress.observedMetrics).toEqual({ quality: { worst: { id: 7 }, all: [{ id: 8 }, null] } });
  });

  it("takes metrics that only look like a row apart as they are", () => {
    const observedMetrics = { quality: { values: [1], schema: "x" } };
    const progress = StreamingQueryProgress.parse(JSON.stringify({ ...sent, observedMetrics }));
    expect(progress.observedMetrics).toEqual(observedMetrics);
  });

  it("is not confused by fields a newer server adds", () => {
    const newer = { tomorrow: { a: [1] } };
    const text = JSON.stringify({
      ...sent,
      ...newer,
      sources: [{ ...sent.sources[0], ...newer }],
      stateOperators: [{ ...sent.stateOperators[0], ...newer }],
      sink: { ...sent.sink, ...newer },
    });
    const progress = StreamingQueryProgress.parse(text);
    expect(progress.sources[0]?.numInputRows).toBe(5);
    expect(JSON.parse(progress.json)).toMatchObject(newer);
  });

  it("says null for a query without a name and for rates nobody measured", () => {
    const text = JSON.stringify({ ...sent, name: null, sources: [] });
    const progress = StreamingQueryProgress.parse(text);
    expect([progress.name, progress.numInputRows, progress.inputRowsPerSecond]).toEqual([null, 0, null]);
  });

  it.each([
    ['"batchId":2', '"batchId":"2"', /batchId should be an integer within 2\^53, the server sent "2"/],
    ['"batchId":2', '"batchId":9007199254740993', /the server sent 9007199254740993/],
    ['"numRowsTotal":5,', "", /state operator progress's numRowsTotal should be .*, the server sent nothing/],
    ['"addBatch":197', '"addBatch":null', /durationMs's addBatch should be an integer/],
  ])("refuses %s as %s", (part, wrong, message) => {
    const parse = () => StreamingQueryProgress.parse(JSON.stringify(sent).replace(part, wrong));
    expect(parse).toThrow(message);
    expect(parse).toThrow(DecodeError);
  });
});
