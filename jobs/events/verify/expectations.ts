/**
 * What every message of the two topics must look like, stated a second time on purpose: a proof that shares the
 * pipeline's rules would share their mistakes, so this folder imports nothing of the pipeline.
 */

/** What a field may hold. */
export type FieldRule =
  | { readonly kind: "text"; readonly nullable: boolean }
  | { readonly kind: "instant" }
  | { readonly kind: "number"; readonly least: number; readonly most: number };

/** One topic: its fields, those that name what a message speaks of, and the table its good messages reach. */
export interface TopicExpectation {
  readonly topic: string;
  readonly table: string;
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly key: readonly string[];
}

const text: FieldRule = { kind: "text", nullable: false };
const instant: FieldRule = { kind: "instant" };
const percent: FieldRule = { kind: "number", least: 0, most: 100 };

export const expectations: readonly TopicExpectation[] = [
  {
    topic: "clickstream",
    table: "lake.bronze.clickstream",
    fields: {
      event_id: text,
      user_id: text,
      url: text,
      referrer: { kind: "text", nullable: true },
      ua: text,
      ts: instant,
    },
    key: ["event_id"],
  },
  {
    topic: "iot",
    table: "lake.bronze.iot",
    fields: {
      device_id: text,
      site: text,
      temp_c: { kind: "number", least: -90, most: 90 },
      humidity: percent,
      battery: percent,
      signal_strength: { kind: "number", least: -150, most: 0 },
      ts: instant,
    },
    key: ["device_id", "ts"],
  },
];

export const deadLetterTable = "lake.bronze.events_dead_letters";
export const minuteTable = "lake.gold.clickstream_agg";
