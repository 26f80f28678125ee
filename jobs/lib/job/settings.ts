import { exitCodes, JobFailure } from "./exit-codes.ts";

/** Something about a job that may be set for one run with `--set key=value`. */
export interface Setting<T> {
  readonly description: string;
  readonly fallback: T;
  /** What may be given, for messages: `a whole number from 1 to 52`. */
  readonly expected: string;
  /** The value of a text, or undefined if it is not allowed. */
  readonly parse: (text: string) => T | undefined;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** The values a job sees: each setting's own type. */
export type SettingValues<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

/** A whole number within limits. */
export function wholeNumber(
  description: string,
  fallback: number,
  limits: { readonly least: number; readonly most: number },
): Setting<number> {
  const { least, most } = limits;
  return {
    description,
    fallback,
    expected: `a whole number from ${least} to ${most}`,
    parse: (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

/** An instant in UTC, such as `2024-11-01T00:00:00Z`, kept as text. */
export function instant<F extends string | null>(description: string, fallback: F): Setting<string | F> {
  return {
    description,
    fallback,
    expected: "an instant such as 2024-11-01T00:00:00Z",
    parse: (text) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) && !Number.isNaN(Date.parse(text))
        ? text
        : undefined,
  };
}

/** `true` or `false`. */
export function flag(description: string, fallback: boolean): Setting<boolean> {
  return {
    description,
    fallback,
    expected: "true or false",
    parse: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  };
}

/** Any text that is not empty. */
export function text<F extends string | null>(description: string, fallback: F): Setting<string | F> {
  return { description, fallback, expected: "a text", parse: (given) => (given === "" ? undefined : given) };
}

/**
 * The values of a run: what was given, and the fallbacks of the rest.
 *
 * @throws {@link JobFailure} (usage) naming the setting, the value and what is allowed.
 */
export function settingValues<S extends Settings>(
  settings: S,
  given: ReadonlyMap<string, string>,
): SettingValues<S> {
  for (const key of given.keys()) {
    if (!Object.hasOwn(settings, key)) {
      const known = Object.keys(settings).join(", ") || "none";
      throw new JobFailure(exitCodes.usage, `--set ${key}: this job has no such setting; it has: ${known}`);
    }
  }
  const values = Object.entries(settings).map(([key, setting]) => [
    key,
    valueOfSetting(key, setting, given.get(key)),
  ]);
  return Object.fromEntries(values) as SettingValues<S>;
}

function valueOfSetting(key: string, setting: Setting<unknown>, given: string | undefined): unknown {
  if (given === undefined) return setting.fallback;
  const value = setting.parse(given);
  if (value === undefined) {
    throw new JobFailure(exitCodes.usage, `--set ${key}=${given}: expected ${setting.expected}`);
  }
  return value;
}
