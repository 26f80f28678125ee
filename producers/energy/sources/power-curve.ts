/** The share of its capacity a wind turbine gives at a wind speed: nothing below 3 m/s, all from 12 to 25. */
export function powerShare(windSpeedMs: number): number {
  if (windSpeedMs < 3 || windSpeedMs > 25) return 0;
  return Math.min(1, ((windSpeedMs - 3) / 9) ** 3);
}
