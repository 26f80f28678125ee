/** Queries to begin with, by what they answer. @type {readonly (readonly [name: string, text: string])[]} */
export const examples = [
  ["Tables of the lake", "SHOW TABLES IN lake.bronze"],
  [
    "Page views by hour",
    `SELECT date_format(ts, 'dd MMM HH:00') AS hour, count(*) AS views
FROM lake.bronze.clickstream
WHERE dt >= current_date() - 1
GROUP BY 1 ORDER BY min(ts)`,
  ],
  [
    "Temperatures by site",
    `SELECT site, count(DISTINCT device_id) AS devices, round(avg(temp_c), 2) AS celsius
FROM lake.bronze.iot
WHERE dt = current_date()
GROUP BY site ORDER BY celsius DESC`,
  ],
  [
    "Busiest minutes",
    `SELECT minute_start, sum(pv) AS views
FROM lake.gold.clickstream_agg
GROUP BY minute_start ORDER BY views DESC LIMIT 20`,
  ],
  [
    "Why messages were refused",
    `SELECT source, reason, count(*) AS messages, max(quarantined_at) AS newest
FROM lake.bronze.events_dead_letters
GROUP BY ALL ORDER BY messages DESC`,
  ],
  [
    "Forecasts and what came",
    `SELECT f.issued_at, count(*) AS hours, round(avg(abs(f.price_eur_mwh - p.price_eur_mwh)), 2) AS mae
FROM lake.gold.energy_forecast f JOIN lake.silver.energy_prices_live p USING (zone, valid_at)
GROUP BY f.issued_at ORDER BY f.issued_at DESC`,
  ],
  [
    "Snapshots of a table",
    "SELECT committed_at, operation, summary FROM lake.bronze.iot.snapshots ORDER BY 1 DESC",
  ],
];
