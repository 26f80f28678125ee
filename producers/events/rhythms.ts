/** How busy each hour of the day is, UTC, against the mean of the day. */
const hours = [
  0.42, 0.24, 0.16, 0.12, 0.14, 0.26, 0.5, 0.78, 0.98, 1.1, 1.18, 1.24, 1.32, 1.24, 1.16, 1.14, 1.22, 1.4,
  1.68, 1.98, 2.08, 1.8, 1.18, 0.68,
] as const;

/** How busy each day of the week is against the mean of the week, Sunday first. */
const weekdays = [1.26, 0.98, 0.9, 0.88, 0.9, 0.96, 1.12] as const;

const hourMs = 3_600_000;

/** What the rate is multiplied by at a time in epoch milliseconds; 1 on average. */
export const rhythms = {
  even: () => 1,
  /** As people visit a shop; between two full hours it changes evenly. */
  daily: (at: number): number => {
    const into = (at % hourMs) / hourMs;
    return busyness(at) * (1 - into) + busyness(at + hourMs) * into;
  },
} as const;

/** How page views are spread over time. */
export type Rhythm = keyof typeof rhythms;

export const rhythmNames = Object.keys(rhythms) as Rhythm[];

function busyness(at: number): number {
  const time = new Date(at);
  return (hours[time.getUTCHours()] ?? 1) * (weekdays[time.getUTCDay()] ?? 1);
}
