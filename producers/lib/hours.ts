/** Milliseconds in an hour: every series here is hourly in UTC, where all days have 24 of them. */
export const hourMs = 3_600_000;

/**
 * Reads a UTC time, a date alone meaning its first instant.
 *
 * @throws RangeError naming the text, when it is no UTC time (a local time would be read differently on every
 * machine).
 *
 * @example
 * parseInstant("2024-11-01") === parseInstant("2024-11-01T00:00:00Z") // true
 */
export function parseInstant(text: string): number {
  const instant = utcPattern.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes 30 February for 1 March: the date must come back as it was written.
  if (!Number.isNaN(instant) && toIso(instant).startsWith(text.slice(0, 10))) return instant;
  throw new RangeError(
    `"${text}" is not a UTC time: expected a form such as 2024-11-01T00:00:00Z or 2024-11-01`,
  );
}

const utcPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/** Writes a time as the messages carry it: ISO-8601 in UTC, with milliseconds only where there are some. */
export function toIso(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(".000Z", "Z");
}

/** The start of the hour in which a time lies. */
export function hourOf(epochMs: number): number {
  return Math.floor(epochMs / hourMs) * hourMs;
}
