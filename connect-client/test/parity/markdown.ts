import { isAtLeast } from "../../src/execution/server-version.ts";
import { checks } from "../compat/checks.ts";
import { servers } from "../compat/distributions.ts";
import type { Feature, FeatureTable } from "./features.ts";

const introduction = `# Features

Every public name of PySpark 4.3's Spark Connect client, and whether this library has it.
Names are PySpark's in camelCase: \`date_trunc\` is \`dateTrunc\`.

- **present**: under that name, or another listed as *renamed*.
- **never**: needs Python or the JVM on the server, or a Python library in the client.
- **not yet**: could be done and is not.

Made from PySpark's sources and this library's exports by \`test/unit/parity\`, which fails if it is out of date.
`;

function count(features: readonly Feature[], ...statuses: readonly Feature["status"][]): number {
  return features.filter(({ status }) => statuses.includes(status)).length;
}

function row(title: string, features: readonly Feature[]): string {
  const numbers = [
    features.length,
    count(features, "present", "renamed"),
    count(features, "never"),
    count(features, "notYet"),
  ];
  return `| ${title} | ${numbers.join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function byReason(features: readonly Feature[], status: Feature["status"]): [string, Feature[]][] {
  const groups = new Map<string, Feature[]>();
  for (const feature of features.filter((candidate) => candidate.status === status)) {
    const { reason = "" } = feature;
    groups.set(reason, [...(groups.get(reason) ?? []), feature]);
  }
  return [...groups];
}

function lines(label: string, features: readonly Feature[], status: Feature["status"]): string[] {
  return byReason(features, status).map(([reason, group]) => {
    const list = group.map(({ name, ours }) =>
      ours === undefined ? code(name) : `${code(name)} → ${code(ours)}`,
    );
    return `| ${label} | ${list.join(", ")} | ${reason} |`;
  });
}

function section({ title, features }: FeatureTable): string[] {
  const rows = [
    ...lines("not yet", features, "notYet"),
    ...lines("never", features, "never"),
    ...lines("renamed", features, "renamed"),
  ];
  if (rows.length === 0) return [];
  return [`## ${title}`, "", "| | names | why |", "| --- | --- | --- |", ...rows, ""];
}

/** What users do, by the server they do it on; `npm run test:compat` holds each cell against that server. */
function serverSection(): string[] {
  const cells = (since: string) =>
    servers.map((version) => (isAtLeast(version, since) ? "yes" : `since ${since}`));
  return [
    "## Servers",
    "",
    "Run by `npm run test:compat` on a server of each version: *yes* gives the right value, *since* is refused with an",
    "error that says so. `npm test` runs the default, 4.0.0, in full, and this table on the newest.",
    "",
    `| area | what | ${servers.join(" | ")} |`,
    `| --- | --- |${" --- |".repeat(servers.length)}`,
    ...checks.map(({ area, name, since = "3.5" }) => `| ${area} | ${name} | ${cells(since).join(" | ")} |`),
    "",
  ];
}

/** FEATURES.md. */
export function featuresMarkdown(tables: readonly FeatureTable[]): string {
  const complete = tables.filter(({ features }) => count(features, "present") === features.length);
  return [
    introduction,
    "| PySpark | names | present | never | not yet |",
    "| --- | ---: | ---: | ---: | ---: |",
    row(
      "**all**",
      tables.flatMap(({ features }) => features),
    ),
    ...tables.map(({ title, features }) => row(title, features)),
    "",
    `Complete, with every name as derived: ${complete.map(({ title }) => title).join(", ")}.`,
    "What differs in the others:",
    "",
    ...tables.flatMap(section),
    ...serverSection(),
  ].join("\n");
}
