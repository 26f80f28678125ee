import { readFileSync } from "node:fs";
import { type CsvRow, numberIn, readCsv } from "../../lib/csv.ts";
import type { Source } from "../event-planner.ts";
import type { Reading } from "../simulate/devices.ts";
import { distinctTimes } from "./distinct-times.ts";

/** How the rows of a known file become readings; null leaves a row out that reports nothing. */
interface SensorFormat {
  readonly columns: readonly string[];
  readonly readingOf: (row: CsvRow, file: string) => Reading | null;
}

/** What the sensors of a file do not measure is told as what it is in a room: dry enough, charged, near. */
const unmeasured = { humidity: 50, battery: 100, signal_strength: -60 };

const formats: readonly SensorFormat[] = [
  {
    // City of Chicago, beach water quality: six buoys with batteries of some 9 to 13 volts.
    columns: ["Beach Name", "Measurement Timestamp", "Water Temperature", "Battery Life"],
    readingOf(row, file) {
      const celsius = numberIn(row, "Water Temperature", file);
      const volts = numberIn(row, "Battery Life", file);
      if (celsius === null || volts === null) return null;
      const name = row.get("Beach Name") ?? "";
      const battery = Math.min(100, Math.max(0, Math.round(((volts - 9) / 4) * 100)));
      return { ...unmeasured, device_id: name, site: "chicago", temp_c: celsius, battery };
    },
  },
  {
    // UCI occupancy detection: one room, about every minute.
    columns: ["date", "Temperature", "Humidity", "Occupancy"],
    readingOf(row, file) {
      const celsius = numberIn(row, "Temperature", file);
      const humidity = numberIn(row, "Humidity", file);
      if (celsius === null || humidity === null) return null;
      return { ...unmeasured, device_id: "room-1", site: "office", temp_c: celsius, humidity };
    },
  },
];

/**
 * The readings of a recorded file, in its order, at the time they are sent. Rows that report nothing are left out.
 *
 * @throws Error if the file is of no known format, naming those that are
 */
export function sensorFileReadings(path: string): Source {
  const text = readFileSync(path, "utf8");
  const header = text.slice(0, text.indexOf("\n")).trim().split(",");
  const format = formats.find(({ columns }) => columns.every((name) => header.includes(name)));
  if (format === undefined) {
    const known = formats.map(({ columns }) => columns.join(", ")).join("; or ");
    throw new Error(`${path} has the columns ${header.join(", ")}; known are files with ${known}`);
  }
  const rows = readCsv(text, path, format.columns);
  const timeOf = distinctTimes();
  return (now) => {
    for (let row = rows.next(); !row.done; row = rows.next()) {
      const reading = format.readingOf(row.value, path);
      if (reading === null) continue;
      const key = reading.device_id;
      return { key, message: { ...reading, ts: new Date(timeOf(key, now)).toISOString() } };
    }
    return null;
  };
}
