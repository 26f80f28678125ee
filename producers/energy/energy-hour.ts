/** What drives the electricity price of a zone in one hour. Null where the source has no such series. */
export interface Drivers {
  readonly zone: string;
  /** Start of the hour, epoch milliseconds. */
  readonly validAt: number;
  readonly loadMw: number;
  readonly solarMw: number;
  readonly windOnshoreMw: number;
  readonly windOffshoreMw: number;
  readonly temperatureC: number | null;
  readonly windSpeedMs: number | null;
  readonly radiationWm2: number | null;
}

/** An hour of the past: its drivers and the price that was realised in it, where there is one. */
export interface EnergyHour extends Drivers {
  readonly priceEurMwh: number | null;
}

/** A history of a zone, hour by hour in order; an hour the source cannot fill is left out and counted. */
export interface EnergyHistory {
  /** What the person is told it comes from. */
  readonly origin: string;
  readonly hours: readonly EnergyHour[];
  /** Hours within the span that lack a driver, in order. */
  readonly incomplete: readonly number[];
}
