/** A simple market for tests: times and values follow from the hour alone, so that any test can name them. */
const hourMs = 3_600_000;

/** Where the sample market starts. */
export const sampleStart = Date.parse("2024-11-01T00:00:00Z");

/** ISO-8601 text of the hour `hours` after the start. */
export function sampleHour(hours: number): string {
  return new Date(sampleStart + hours * hourMs).toISOString();
}

/** Supply of an hour: sun by day, wind in waves of three days, load by day and weekday. */
export function sampleSupply(hour: number) {
  const day = ((hour % 24) - 6) / 12;
  const wave = (period: number, phase = 0) => Math.sin((2 * Math.PI * (hour + phase)) / period);
  return {
    load_mw:
      52_000 + 9_000 * wave(24, -8) + 2_500 * wave(12) - (hour % 168 >= 24 && hour % 168 < 72 ? 6_000 : 0),
    solar_mw: day > 0 && day < 1 ? 16_000 * Math.sin(Math.PI * day) : 0,
    wind_onshore_mw: 14_000 + 9_000 * wave(71) + 1_500 * wave(13),
    wind_offshore_mw: 4_000 + 1_800 * wave(83, 20),
  };
}

/** The price that comes in an hour, which rises with the load wind and sun leave over. */
export function samplePrice(hour: number): number {
  const { load_mw, solar_mw, wind_onshore_mw, wind_offshore_mw } = sampleSupply(hour);
  const residual = load_mw - solar_mw - wind_onshore_mw - wind_offshore_mw;
  return Math.round((residual / 340 - 18 + 9 * Math.sin(hour * 1.7)) * 100) / 100;
}

/** The rules the sample market's messages are read by. */
export const sampleRules = { zone: "DE-LU", lateAfterHours: 48 };

const common = (id: string) => ({ event_id: id, zone: "DE-LU" });

/** The `energy-weather` message of an hour. */
export function weatherMessage(hour: number) {
  const time = sampleHour(hour);
  return { ...common(`w${hour}`), valid_at: time, published_at: time, ...sampleSupply(hour) };
}

/** The `energy-prices` message of an hour. */
export function priceMessage(hour: number) {
  const time = sampleHour(hour);
  return {
    ...common(`p${hour}`),
    valid_at: time,
    published_at: time,
    resolution_minutes: 60,
    price_eur_mwh: samplePrice(hour),
  };
}

/** The 168 messages of `energy-forecast` issued at an hour. */
export function driverBurst(issued: number) {
  return Array.from({ length: 168 }, (_, index) => {
    const hour = issued + index + 1;
    return {
      ...common(`d${issued}-${hour}`),
      issued_at: sampleHour(issued),
      published_at: sampleHour(issued),
      valid_at: sampleHour(hour),
      ...sampleSupply(hour),
    };
  });
}

/** The 168 messages of `energy-predictions` that answer such a burst. */
export function predictionBurst(issued: number) {
  return Array.from({ length: 168 }, (_, index) => {
    const hour = issued + index + 1;
    const price = samplePrice(hour) + 7 * Math.sin(hour / 5) + 3;
    const half = 14 + index / 12;
    return {
      ...common(`f${issued}-${hour}`),
      issued_at: sampleHour(issued),
      valid_at: sampleHour(hour),
      horizon_hours: index + 1,
      horizon_day: Math.ceil((index + 1) / 24),
      price_eur_mwh: price,
      lower_eur_mwh: price - half,
      upper_eur_mwh: price + half,
      model_version: "forest-20241101-1",
    };
  });
}
