import { renderSvg } from "./render-svg.ts";
import { ink, palette, placeAxis, shortNumber, valueAxis } from "./style.ts";

/** What a chart of growth shows: values over a few steps, both by powers of ten. */
export interface GrowthChart {
  readonly title: string;
  readonly unit: string;
  readonly steps: readonly string[];
  readonly lines: Readonly<Record<string, readonly number[]>>;
  /** A line across: what must not be passed. */
  readonly limit: { readonly name: string; readonly value: number };
}

/** Growth on a logarithmic axis, with a limit, as SVG. */
export function growthChart({ title, unit, steps, lines, limit }: GrowthChart): string {
  const values = Object.values(lines).flat();
  const decade = (value: number, round: (exponent: number) => number) => 10 ** round(Math.log10(value));
  return renderSvg(
    {
      title: { text: title, subtext: unit, subtextStyle: { color: ink.weak, fontSize: 12 }, itemGap: 4 },
      grid: { left: 64, right: 40, top: 112, bottom: 36 },
      legend: {
        left: 12,
        top: 54,
        itemWidth: 14,
        itemHeight: 8,
        itemGap: 34,
        textStyle: { color: ink.weak },
      },
      xAxis: { type: "category", data: [...steps], ...placeAxis, axisLabel: { color: ink.strong } },
      yAxis: {
        ...valueAxis,
        type: "log",
        min: decade(Math.min(...values), Math.floor),
        max: decade(Math.max(...values), Math.ceil),
        axisLabel: { color: ink.weak, formatter: shortNumber },
      },
      series: Object.entries(lines).map(([name, points], index) => ({
        type: "line" as const,
        name,
        data: [...points],
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { width: 2 },
        itemStyle: { color: palette[index % palette.length] ?? palette[0] },
        ...(index === 0 && {
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { color: ink.strong, type: "dashed" as const, width: 1 },
            label: { formatter: limit.name, position: "insideStartTop" as const, color: ink.strong },
            data: [{ yAxis: limit.value }],
          },
        }),
      })),
    },
    { width: 880, height: 420 },
  );
}
