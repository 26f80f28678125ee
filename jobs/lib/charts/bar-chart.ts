import { renderSvg } from "./render-svg.ts";
import { ink, palette, placeAxis, valueAxis } from "./style.ts";

/** One bar. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands at its end; the value unless given. */
  readonly label?: string;
}

/** Bars from the left, the first on top, as SVG. */
export function barChart(title: string, unit: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.map(({ name }) => name.length));
  return renderSvg(
    {
      title: { text: title, subtext: unit, subtextStyle: { color: ink.weak, fontSize: 12 }, itemGap: 4 },
      grid: { left: Math.min(260, 28 + longest * 6.8), right: 150, top: 62, bottom: 16 },
      xAxis: { ...valueAxis, axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        type: "category",
        inverse: true,
        data: bars.map(({ name }) => name),
        ...placeAxis,
        axisLabel: { color: ink.strong },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 18,
          itemStyle: { color: palette[0], borderRadius: [0, 3, 3, 0] },
          data: bars.map(({ value, label }) => ({
            value,
            label: {
              show: true,
              position: "right" as const,
              color: ink.weak,
              formatter: label ?? value.toLocaleString("en-US"),
            },
          })),
        },
      ],
    },
    { width: 880, height: 84 + bars.length * 28 },
  );
}
