import { readFileSync } from "node:fs";
import { type Gaps, gaps } from "./gaps.ts";
import { type Subject, subjects } from "./subjects.ts";

type Status = "present" | "renamed" | "never" | "notYet";

/** What became of one name of PySpark. */
export interface Feature {
  readonly name: string;
  readonly status: Status;
  /** Our name, if it is present. */
  readonly ours?: string;
  readonly reason?: string;
}

/** A class or module with all its names. */
export interface FeatureTable {
  readonly title: string;
  readonly features: readonly Feature[];
}

/** PySpark's names in camelCase; constants, classes and names that have no underscore stay as they are. */
export function derivedName(name: string): string {
  return name.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function namesOf({ file }: Subject): readonly string[] {
  return JSON.parse(readFileSync(new URL(`./names/${file}.json`, import.meta.url), "utf8"));
}

/** A word JavaScript keeps to itself is exported with an underscore behind it. */
function present(ours: ReadonlySet<string>, name: string): string | undefined {
  const derived = derivedName(name);
  return [derived, `${derived}_`].find((candidate) => ours.has(candidate));
}

function listed({ renamed = {}, never = {}, notYet = {} }: Gaps): Feature[] {
  const missing = (status: Status, groups: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(groups).flatMap(([reason, names]) => names.map((name) => ({ name, status, reason })));
  const moved = Object.entries(renamed).flatMap(([reason, names]) =>
    Object.entries(names).map(([name, ours]) => ({ name, status: "renamed" as const, ours, reason })),
  );
  return [...moved, ...missing("never", never), ...missing("notYet", notYet)];
}

function has(subject: Subject, target: string): boolean {
  const [, title, member] = /^(\w+)\.(\w+)$/.exec(target) ?? [];
  if (member === undefined) return subject.ours.has(target);
  return subjects.some((other) => other.title === title && other.ours.has(member));
}

/** Everything that is not as it is listed, in words; nothing when the lists are true. */
export function contradictions(): string[] {
  const unknown = Object.keys(gaps).filter((title) => !subjects.some((subject) => subject.title === title));
  return [
    ...unknown.map((title) => `gaps.ts lists ${title}, which subjects.ts does not have`),
    ...subjects.flatMap(contradictionsOf),
  ];
}

function contradictionsOf(subject: Subject): string[] {
  const { title, ours } = subject;
  const names = namesOf(subject);
  const exceptions = listed(gaps[title] ?? {});
  const count = (name: string) => exceptions.filter((feature) => feature.name === name).length;
  return [
    ...names
      .filter((name) => present(ours, name) === undefined && count(name) === 0)
      .map((name) => `${title}.${name} is neither present nor listed as missing`),
    ...exceptions.flatMap((feature) => {
      const { name, status, ours: target = "" } = feature;
      if (!names.includes(name)) return [`${title}.${name} is listed, but PySpark has no such name`];
      if (count(name) > 1) return [`${title}.${name} is listed twice`];
      if (present(ours, name) !== undefined) return [`${title}.${name} is listed as ${status}, but exists`];
      if (status === "renamed" && !has(subject, target))
        return [`${title}.${name} is listed as ${target}, which does not exist`];
      return [];
    }),
  ];
}

/** All classes with what became of each of their names. */
export function featureTables(): FeatureTable[] {
  return subjects.map((subject) => {
    const exceptions = new Map(listed(gaps[subject.title] ?? {}).map((feature) => [feature.name, feature]));
    const features = namesOf(subject).map((name): Feature => {
      const ours = present(subject.ours, name);
      return exceptions.get(name) ?? { name, status: "present", ...(ours !== undefined && { ours }) };
    });
    return { title: subject.title, features };
  });
}
