export {
  addMonths,
  dateAdd,
  dateadd,
  dateDiff,
  datediff,
  dateFromUnixDate,
  dateSub,
  lastDay,
  makeDate,
  monthsBetween,
  nextDay,
  trunc,
  unixDate,
} from "./date.ts";
export {
  datePart,
  datepart,
  day,
  dayname,
  dayofmonth,
  dayofweek,
  dayofyear,
  extract,
  hour,
  minute,
  month,
  monthname,
  quarter,
  second,
  weekday,
  weekofyear,
  year,
} from "./date-part.ts";
export {
  timestampMicros,
  timestampMillis,
  timestampNanos,
  timestampSeconds,
  unixMicros,
  unixMillis,
  unixNanos,
  unixSeconds,
} from "./epoch.ts";
export {
  type IntervalParts,
  makeDtInterval,
  makeInterval,
  makeYmInterval,
  tryMakeInterval,
} from "./interval.ts";
export {
  makeTimestamp,
  makeTimestampLtz,
  makeTimestampNtz,
  tryMakeTimestamp,
  tryMakeTimestampLtz,
  tryMakeTimestampNtz,
} from "./make-timestamp.ts";
export { curdate, currentDate, currentTimestamp, currentTimezone, localtimestamp, now } from "./now.ts";
export {
  dateFormat,
  fromUnixtime,
  toDate,
  toTimestamp,
  toTimestampLtz,
  toTimestampNtz,
  toUnixTimestamp,
  tryToDate,
  tryToTimestamp,
  unixTimestamp,
} from "./text.ts";
export {
  currentTime,
  makeTime,
  timeDiff,
  timeFromMicros,
  timeFromMillis,
  timeFromSeconds,
  timeToMicros,
  timeToMillis,
  timeToSeconds,
  timeTrunc,
  toTime,
  tryToTime,
} from "./time-of-day.ts";
export { convertTimezone, fromUtcTimestamp, toUtcTimestamp } from "./time-zone.ts";
export { dateTrunc, timeBucket, timestampAdd, timestampDiff } from "./timestamp.ts";
export { sessionWindow, type TimeWindow, window, windowTime } from "./window.ts";
