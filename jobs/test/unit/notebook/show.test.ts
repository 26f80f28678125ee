import { LocalDate, Timestamp } from "spark-connect-js";
import { describe, expect, it } from "vitest";
import { barChart } from "../../../lib/charts/bar-chart.ts";
import { lineChart } from "../../../lib/charts/line-chart.ts";
import { points } from "../../../notebook/points.ts";
import { tableText } from "../../../notebook/show.ts";

describe("a table", () => {
  it("is Markdown with numbers to the right, nulls as dashes and bars escaped", () => {
    const rows = [
      { page: "/a|b", views: 12_345n, share: 0.5 },
      { page: null, views: 7n, share: 1 / 3 },
    ];
    expect(tableText(rows, { share: 1 })).toBe(
      [
        "| page | views | share |",
        "| --- | ---: | ---: |",
        "| /a\\|b | 12,345 | 0.5 |",
        "| – | 7 | 0.3 |",
      ].join("\n"),
    );
  });

  it("says when rows are left out, and when there are none", () => {
    const many = tableText(Array.from({ length: 51 }, (_, n) => ({ n })));
    expect(many.split("\n").slice(-3)).toEqual(["| 49 |", "", "_The first 50 rows._"]);
    expect(tableText([])).toBe("_No rows._");
  });
});

describe("points", () => {
  const at = Timestamp.parse("2026-03-01T10:00:00Z");

  it("are instants and numbers; dates stand at noon and nulls are gaps", () => {
    expect(points([{ at, n: 3n }], "at", "n")).toEqual([[new Date("2026-03-01T10:00:00Z"), 3]]);
    expect(points([{ day: LocalDate.parse("2026-03-02"), n: null }], "day", "n")).toEqual([
      [new Date("2026-03-02T12:00:00Z"), null],
    ]);
  });

  it("name the column that holds something else", () => {
    expect(() => points([{ at: "noon", n: 1 }], "at", "n")).toThrow(
      "column at has noon: expected a timestamp",
    );
    expect(() => points([{ at, n: "1" }], "at", "n")).toThrow("column n has 1: expected a number");
  });
});

describe("a picture", () => {
  it("is the same text for the same values", () => {
    const bars = [{ name: "cart", value: 12, label: "12 carts" }];
    expect(barChart("Funnel", "sessions", bars)).toBe(barChart("Funnel", "sessions", bars));
    expect(barChart("Funnel", "sessions", bars)).toContain("12 carts");
  });

  it("draws every line it is given", () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));
    const svg = lineChart({
      title: "Two",
      unit: "events an hour",
      lines: [
        {
          name: "page views",
          points: [
            [at(0), 1],
            [at(1), 5],
          ],
        },
        {
          name: "reports",
          points: [
            [at(0), 2],
            [at(1), null],
            [at(2), 4],
          ],
          as: "points",
        },
      ],
    });
    for (const word of ["Two", "events an hour", "page views", "reports"]) expect(svg).toContain(word);
    expect(svg).toContain('stroke="#1d5fae"');
  });
});
