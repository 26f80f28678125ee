const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What stands where there is no value. */
export const nothing = "–";

/** @param {(value: number) => string} format */
const orNothing = (format) => (/** @type {number | null | undefined} */ value) =>
  value === null || value === undefined || Number.isNaN(value) ? nothing : format(value).replace("-", "−");

/** A count, in groups of three digits: 12,345. */
export const formatCount = orNothing((value) => whole.format(value));

/** A price in €/MWh with two digits; the unit stands beside it. */
export const formatPrice = orNothing((value) => twoDigits.format(value));

/** Megawatts as gigawatts with one digit. */
export const formatGigawatts = orNothing((value) => oneDigit.format(value / 1000));

/** A rate: whole numbers from 100 on, one digit below. */
export const formatRate = orNothing((value) => (value >= 100 ? whole.format(value) : oneDigit.format(value)));

/** A ratio with two digits. */
export const formatRatio = orNothing((value) => twoDigits.format(value));

/** A share from 0 to 1 as whole percent. */
export const formatPercent = orNothing((value) => `${whole.format(value * 100)} %`);

/** Bytes in the unit that leaves at most three digits before the point. */
export const formatBytes = orNothing((value) => {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  const amount = value / 1024 ** power;
  return `${power === 0 ? whole.format(amount) : oneDigit.format(amount)} ${units[power]}`;
});

/** Milliseconds, as seconds from one second on. */
export const formatMilliseconds = orNothing((value) =>
  value < 1000 ? `${whole.format(value)} ms` : `${oneDigit.format(value / 1000)} s`,
);

/**
 * A duration in words short enough for a badge: "now", "12 s", "3 min", "2 h", "5 d".
 *
 * @param {number} seconds
 */
export function formatAge(seconds) {
  if (seconds < 1.5) return "now";
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

/** @param {Intl.DateTimeFormatOptions} options */
const utc = (options) => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
  return (/** @type {Date} */ date) => format.format(date).replace(",", "");
};

/** "Mon 4 Nov" */
export const formatDay = utc({ weekday: "short", day: "numeric", month: "short" });

/** "14:00" */
export const formatHour = utc({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** "Mon 4 Nov 14:00" @param {Date} date */
export const formatMoment = (date) => `${formatDay(date)} ${formatHour(date)}`;
