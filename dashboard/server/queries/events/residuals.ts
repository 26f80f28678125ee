import { type Stretch, within } from "./event-lake.ts";

/**
 * Temperatures against their surroundings, as common table expressions: `residuals` has each report of the stretch with
 * `expected`, the median of its site within ten minutes, and `residual`, what the report is above it.
 */
export function residualsOf(iot: string, stretch: Stretch): string {
  return `
    reports AS (
      SELECT device_id, site, ts, temp_c, signal_strength, floor(unix_seconds(ts) / 600) AS slot
      FROM ${iot} WHERE ${within(stretch)}),
    usual AS (SELECT site, slot, percentile_approx(temp_c, 0.5) AS expected FROM reports GROUP BY site, slot),
    residuals AS (
      SELECT device_id, site, ts, temp_c, signal_strength, expected, temp_c - expected AS residual
      FROM reports JOIN usual USING (site, slot))`;
}
