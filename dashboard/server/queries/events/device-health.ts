import type { SparkSql } from "../../sources/spark-sql.ts";
import type { DeviceHealth, DeviceRow, DeviceTrouble } from "../../wire.ts";
import { type Fields, readMoment, readNumber, readOptionalNumber, readText } from "../fields.ts";
import type { Query } from "../queries.ts";
import { type EventTables, newestStretch, type Stretch, within } from "./event-lake.ts";
import { residualsOf } from "./residuals.ts";

/** From where on a device needs somebody. */
export const limits = { silentMinutes: 10, batteryPercent: 15, signalDbm: -85, offsetCelsius: 2 } as const;

/** Devices looked at; a day with more of them needs another picture than this one. */
const mostDevices = 20_000;
const shown = 25;

/** How the sensors are: since when silent, how charged, how well heard, how far their thermometers are off. */
export function deviceHealth(sql: SparkSql, { iot }: EventTables): Query<DeviceHealth | null> {
  return async (signal) => {
    const day = await newestStretch(sql, iot, 24, signal);
    if (day === null) return null;
    const hour = { ...day, from: new Date(Date.parse(day.until) - 3_600_000).toISOString() };
    return describeDevices(await sql.rows(devicesStatement(iot, day, hour), signal), day.until);
  };
}

function devicesStatement(iot: string, day: Stretch, hour: Stretch): string {
  return `
    WITH ${residualsOf(iot, hour)},
    hour AS (
      SELECT device_id, avg(signal_strength) AS signal, percentile_approx(residual, 0.5) AS offset,
        regr_slope(residual, unix_micros(ts) / 3.6e9D) AS drift
      FROM residuals GROUP BY device_id),
    day AS (
      SELECT device_id, max_by(site, ts) AS site, max(ts) AS last_report, max_by(battery, ts) AS battery
      FROM ${iot} WHERE ${within(day)} GROUP BY device_id)
    SELECT device_id, day.site, last_report, battery, signal, offset, drift
    FROM day LEFT JOIN hour USING (device_id) ORDER BY device_id LIMIT ${mostDevices}`;
}

export function describeDevices(rows: readonly Fields[], until: string): DeviceHealth {
  const devices = rows.map((row) => describeDevice(row, until));
  const troubled = (trouble: DeviceTrouble) =>
    devices.filter(({ troubles }) => troubles.includes(trouble)).length;
  const charge = Array.from({ length: 10 }, () => 0);
  for (const { battery } of devices) {
    const step = Math.max(0, Math.min(9, Math.floor(battery / 10)));
    charge[step] = (charge[step] ?? 0) + 1;
  }
  return {
    until,
    devices: devices.length,
    troubled: {
      silent: troubled("silent"),
      battery: troubled("battery"),
      signal: troubled("signal"),
      offset: troubled("offset"),
    },
    charge,
    attention: devices
      .filter(({ troubles }) => troubles.length > 0)
      .sort(byNeed)
      .slice(0, shown),
  };
}

function describeDevice(row: Fields, until: string): DeviceRow {
  const [lastReport, battery] = [readMoment(row, "last_report"), readNumber(row, "battery")];
  const [signal, offset] = [readOptionalNumber(row, "signal"), readOptionalNumber(row, "offset")];
  const silentMs = Date.parse(until) - Date.parse(lastReport);
  const troubles: readonly (readonly [DeviceTrouble, boolean])[] = [
    ["silent", silentMs > limits.silentMinutes * 60_000],
    ["battery", battery <= limits.batteryPercent],
    ["signal", signal !== null && signal <= limits.signalDbm],
    ["offset", offset !== null && Math.abs(offset) >= limits.offsetCelsius],
  ];
  return {
    device: readText(row, "device_id"),
    site: readText(row, "site"),
    lastReport,
    battery,
    signal,
    offset,
    drift: readOptionalNumber(row, "drift"),
    troubles: troubles.flatMap(([trouble, has]) => (has ? [trouble] : [])),
  };
}

/** Most troubles first, among equals the emptiest battery. */
function byNeed(a: DeviceRow, b: DeviceRow): number {
  return b.troubles.length - a.troubles.length || a.battery - b.battery || a.device.localeCompare(b.device);
}
