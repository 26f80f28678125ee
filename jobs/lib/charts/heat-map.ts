import { renderSvg } from "./render-svg.ts";
import { background, ink, palette, placeAxis, shortNumber } from "./style.ts";

/** What a heat map shows. */
export interface HeatMap {
  readonly title: string;
  readonly unit: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** By row and column of the lists; null stays empty. */
  readonly value: (row: number, column: number) => number | null;
}

/** A value for each pair of row and column, the first row on top, as SVG. */
export function heatMap({ title, unit, columns, rows, value }: HeatMap): string {
  const data = rows.flatMap((_, row) =>
    columns.flatMap((__, column) => {
      const one = value(row, column);
      return one === null ? [] : [[column, row, one]];
    }),
  );
  const highest = Math.max(0, ...data.map(([, , one]) => one ?? 0));
  return renderSvg(
    {
      title: { text: title, subtext: unit, subtextStyle: { color: ink.weak, fontSize: 12 }, itemGap: 4 },
      grid: { left: 104, right: 110, top: 66, bottom: 34 },
      xAxis: { type: "category", data: [...columns], ...placeAxis, axisLine: { show: false } },
      yAxis: { type: "category", inverse: true, data: [...rows], ...placeAxis, axisLine: { show: false } },
      visualMap: {
        min: 0,
        max: highest || 1,
        right: 12,
        top: 62,
        itemWidth: 10,
        itemHeight: Math.min(100, rows.length * 26 - 44),
        text: [shortNumber(highest), "0"],
        textStyle: { color: ink.weak },
        inRange: { color: ["#f3f6fa", "#a8c6ea", "#4f8fd0", palette[0], "#0d3566"] },
      },
      series: [{ type: "heatmap", data, itemStyle: { borderColor: background, borderWidth: 2 } }],
    },
    { width: 880, height: 108 + rows.length * 26 },
  );
}
