/** One hour in milliseconds. */
export const hourMs = 3_600_000;

/** Seconds since 1970 of ISO-8601 text: the unit of the charts' time axis. @param {string} iso */
export const secondsOf = (iso) => Date.parse(iso) / 1000;

/**
 * The midnights (UTC) from `from` to `to`, both in seconds.
 *
 * @param {number} from
 * @param {number} to
 */
export function midnights(from, to) {
  const day = 86_400;
  const first = Math.ceil(from / day) * day;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / day) + 1) },
    (_, index) => first + index * day,
  );
}
