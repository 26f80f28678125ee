import { col, type DataFrame, functions as F, lit } from "spark-connect-js";
import { germanHolidays } from "./holidays.ts";

/**
 * What the model sees of an hour, in this order. All of it is known seven days ahead, given a forecast of the
 * drivers: no price is younger than a week.
 */
export const featureNames = [
  "local_hour",
  "local_weekday",
  "local_month",
  "is_day_off",
  "load_mw",
  "solar_mw",
  "wind_onshore_mw",
  "wind_offshore_mw",
  "residual_load_mw",
  "price_week_ago_eur_mwh",
] as const;

/** The years whose holidays the calendar knows; beyond them a holiday counts as an ordinary day. */
const firstYear = 2020;
const lastYear = 2040;

const marketZone = "Europe/Berlin";

/**
 * Adds the model's features to hours that have drivers. The one definition, of training and of the stream.
 *
 * Times stay in UTC, where each day has 24 hours; only what people do by the clock is read off the local one.
 *
 * @param hours - zone, valid_at and the four drivers in MW; a batch or a stream
 * @param prices - zone, valid_at and price_eur_mwh, one row per zone and hour; a batch
 */
export function withFeatures(hours: DataFrame, prices: DataFrame): DataFrame {
  return withPriceWeekAgo(withResidualLoad(withCalendar(hours)), prices);
}

function withCalendar(hours: DataFrame): DataFrame {
  const local = F.fromUtcTimestamp(col("valid_at"), lit(marketZone));
  return hours.withColumns({
    local_hour: F.hour(local).cast("double"),
    local_weekday: F.weekday(local).cast("double"),
    local_month: F.month(local).cast("double"),
    is_day_off: F.weekday(local).eq(6).or(isHoliday(local)).cast("double"),
  });
}

function isHoliday(local: ReturnType<typeof col>) {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return F.dateFormat(local, "yyyy-MM-dd").isin(...years.flatMap(germanHolidays));
}

/** Residual load is what sun and wind leave for other plants to supply; it sets the price more than all else. */
function withResidualLoad(hours: DataFrame): DataFrame {
  const supplied = col("solar_mw").plus(col("wind_onshore_mw")).plus(col("wind_offshore_mw"));
  return hours.withColumn("residual_load_mw", col("load_mw").minus(supplied));
}

function withPriceWeekAgo(hours: DataFrame, prices: DataFrame): DataFrame {
  const weekLater = prices.select(
    col("zone"),
    col("valid_at").plus(F.expr("INTERVAL 7 DAYS")).alias("valid_at"),
    col("price_eur_mwh").alias("price_week_ago_eur_mwh"),
  );
  return hours.join(weekLater, ["zone", "valid_at"], "left");
}
