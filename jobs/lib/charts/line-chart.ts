import { renderSvg } from "./render-svg.ts";
import { ink, palette, placeAxis, valueAxis } from "./style.ts";

/** A point in time with a value; null is a gap. */
export type Point = readonly [at: Date, value: number | null];

/** One line of a chart. */
export interface Line {
  readonly name: string;
  readonly points: readonly Point[];
  /** `points`: dots without a line, for what stands out; `area`: a line filled down to the axis. */
  readonly as?: "line" | "points" | "area";
}

/** What a line chart shows. Times are UTC. */
export interface LineChart {
  readonly title: string;
  /** What the values are, in which unit. */
  readonly unit: string;
  readonly lines: readonly Line[];
  /** Where the axis of values ends; by the values unless given. */
  readonly bounds?: { readonly min?: number; readonly max?: number };
  readonly height?: number;
}

/** How the axis names instants, from the whole day down. */
const timeLabels = {
  year: "{yyyy}",
  month: "{MMM} {d}",
  day: "{MMM} {d}",
  hour: "{HH}:{mm}",
  minute: "{HH}:{mm}",
};

/** Values over time as SVG. */
export function lineChart({ title, unit, lines, bounds = {}, height = 320 }: LineChart): string {
  const hasLegend = lines.length > 1;
  return renderSvg(
    {
      useUTC: true,
      title: { text: title, subtext: unit, subtextStyle: { color: ink.weak, fontSize: 12 }, itemGap: 4 },
      grid: { left: 56, right: 24, top: hasLegend ? 88 : 66, bottom: 36 },
      ...(hasLegend && {
        legend: {
          left: 12,
          top: 54,
          itemWidth: 14,
          itemHeight: 8,
          itemGap: 34,
          textStyle: { color: ink.weak },
        },
      }),
      xAxis: {
        type: "time",
        ...placeAxis,
        axisLabel: { ...placeAxis.axisLabel, hideOverlap: true, formatter: timeLabels },
      },
      yAxis: { ...valueAxis, ...bounds, scale: !lines.some(({ as }) => as === "area") },
      series: lines.map(({ name, points, as = "line" }, index) => {
        const colour = palette[index % palette.length] ?? palette[0];
        const data = points.map(([at, value]) => [at.getTime(), value]);
        if (as === "points") {
          return { type: "scatter" as const, name, data, symbolSize: 9, itemStyle: { color: colour } };
        }
        return {
          type: "line" as const,
          name,
          data,
          showSymbol: false,
          lineStyle: { width: 1.6, color: colour },
          itemStyle: { color: colour },
          ...(as === "area" && { areaStyle: { color: colour, opacity: 0.12 } }),
        };
      }),
    },
    { width: 880, height },
  );
}
