import type { SparkSql } from "../../sources/spark-sql.ts";
import type { Anomalies } from "../../wire.ts";
import { type Fields, readMoment, readNumber, readText } from "../fields.ts";
import type { Query } from "../queries.ts";
import { type EventTables, newestStretch, type Stretch } from "./event-lake.ts";
import { residualsOf } from "./residuals.ts";

/** Beyond this a report is strange. Of reports with normal noise, one in two million is. */
export const threshold = 5;
/** A device that reports in steps may not differ at all for most of the hour; its MAD counts as this much, in °C. */
const leastMad = 0.05;
const shown = 15;

/**
 * Reports of the newest hour that do not fit. The measure is the robust z-score of each device: how far the report's
 * residual is from the device's median residual, in units of the median of those distances (MAD), times 0.6745, which
 * makes it a standard deviation where the noise is normal. Medians do not follow what they are to find.
 */
export function anomalies(sql: SparkSql, { iot }: EventTables): Query<Anomalies | null> {
  return async (signal) => {
    const stretch = await newestStretch(sql, iot, 1, signal);
    if (stretch === null) return null;
    return describeAnomalies(await sql.rows(anomaliesStatement(iot, stretch), signal), stretch);
  };
}

function anomaliesStatement(iot: string, stretch: Stretch): string {
  return `
    WITH ${residualsOf(iot, stretch)},
    centres AS (SELECT device_id, percentile_approx(residual, 0.5) AS centre FROM residuals GROUP BY device_id),
    distances AS (SELECT *, residual - centre AS distance FROM residuals JOIN centres USING (device_id)),
    spreads AS (
      SELECT device_id, percentile_approx(abs(distance), 0.5) AS mad FROM distances GROUP BY device_id),
    scored AS (
      SELECT device_id, site, ts, temp_c, expected + centre AS expected, 0.6745 * distance / greatest(mad, ${leastMad}) AS score
      FROM distances JOIN spreads USING (device_id))
    SELECT device_id, site, ts, temp_c, expected, score, found, reports
    FROM (
      SELECT *, count(*) OVER () AS reports, count_if(abs(score) >= ${threshold}) OVER () AS found FROM scored)
    WHERE abs(score) >= ${threshold} OR found = 0
    ORDER BY abs(score) DESC NULLS LAST, ts DESC LIMIT ${shown}`;
}

/** @param rows - the farthest first; when none is beyond the threshold, any row, for the number of reports */
export function describeAnomalies(
  rows: readonly Fields[],
  { from, until }: { readonly from: string; readonly until: string },
): Anomalies {
  const [first] = rows;
  const found = first === undefined ? 0 : readNumber(first, "found");
  return {
    from,
    until,
    reports: first === undefined ? 0 : readNumber(first, "reports"),
    found,
    rows: (found === 0 ? [] : rows).map((row) => ({
      device: readText(row, "device_id"),
      site: readText(row, "site"),
      at: readMoment(row, "ts"),
      celsius: readNumber(row, "temp_c"),
      expected: readNumber(row, "expected"),
      score: readNumber(row, "score"),
    })),
  };
}
