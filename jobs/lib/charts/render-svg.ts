import { type EChartsOption, init } from "echarts";
import { common } from "./style.ts";

/** The size of a picture in pixels; it scales. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws a chart as SVG text, without a browser. */
export function renderSvg(option: EChartsOption, { width, height }: Size): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ ...common, ...option, title: { ...common.title, ...option.title } });
    return withStableIds(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** The library numbers its elements through the process; the same chart is to be the same text. */
function withStableIds(svg: string): string {
  const ids = new Map<string, string>();
  return svg.replaceAll(/\bzr\d+-(?:c|cls-|g|p|[a-z]+)\d+/g, (id) => {
    const stable = ids.get(id) ?? `e${ids.size}`;
    ids.set(id, stable);
    return stable;
  });
}
