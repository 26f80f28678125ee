import { col, type DataFrame, functions as F } from "spark-connect-js";

/** Prices by the hour, in EUR/MWh: quarter hours are averaged, an hour told once stays as it is. */
export function hourlyPrices(prices: DataFrame): DataFrame {
  return prices
    .groupBy(col("zone"), F.dateTrunc("HOUR", col("valid_at")).alias("valid_at"))
    .agg(F.avg(col("price_eur_mwh")).alias("price_eur_mwh"));
}

/** One price per zone and hour from two sources; the settled history wins over what came in live. */
export function priceHistory(settled: DataFrame, live: DataFrame): DataFrame {
  const known = settled.filter(col("price_eur_mwh").isNotNull()).select("zone", "valid_at", "price_eur_mwh");
  const arrived = hourlyPrices(live).join(known, ["zone", "valid_at"], "left_anti");
  return known.unionByName(arrived);
}
