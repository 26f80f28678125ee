// What cells import: the session, the lake's tables, and ways to write what they found.
export { barChart } from "../lib/charts/bar-chart.ts";
export { heatMap } from "../lib/charts/heat-map.ts";
export { lineChart } from "../lib/charts/line-chart.ts";
export { points } from "./points.ts";
export { lake, nameOf, spark } from "./session.ts";
export { picture, say, show } from "./show.ts";
