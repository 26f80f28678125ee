import { expect, it } from "vitest";
import { bronzeFiles, lineFaults } from "../../../energy/bronze-files.ts";
import type { FaultKind, FaultPlan } from "../../../energy/faults.ts";
import { germanHistory } from "../../../energy/sources/german-history.ts";
import { energyHours } from "./energy-hours.ts";

const [firstFault = "malformed", ...otherFaults] = lineFaults;
const kinds: [FaultKind, ...FaultKind[]] = [firstFault, ...otherFaults];
const clean: FaultPlan = { share: 0, kinds, lateAfterHours: 48 };

it("the year is two files of 8784 lines, the same on every machine", () => {
  const files = bronzeFiles(germanHistory().hours, 42, clean);
  expect(
    files.map(({ name, lines, content }) => [name, lines.length, content.toString().split("\n").length]),
  ).toEqual([
    ["weather_2024.json", 8784, 8785],
    ["prices_2024.json", 8784, 8785],
  ]);
  const [, prices] = files;
  expect(prices?.content.toString().split("\n")[0]).toBe(
    '{"zone":"DE-LU","valid_at":"2024-01-01T00:00:00Z","resolution_minutes":60,"price_eur_mwh":0.01}',
  );
  expect(bronzeFiles(germanHistory().hours, 1, clean).map(({ sha256 }) => sha256)).toEqual(
    files.map(({ sha256 }) => sha256),
  );
});

it("bad lines come on top, and the plan says line by line what each is meant to become", () => {
  const hours = energyHours("2024-01-01T00:00:00Z", 200);
  for (const file of bronzeFiles(hours, 42, { ...clean, share: 0.3 })) {
    const written = Buffer.concat(
      file.lines.flatMap(({ value }) => (value === null ? [] : [value, Buffer.from("\n")])),
    );
    expect(file.content.equals(written)).toBe(true);
    expect(file.content.filter((byte) => byte === 10)).toHaveLength(file.lines.length);
    const fates = file.lines.map(({ fate }) => fate);
    expect(fates.filter((fate) => fate === "written")).toHaveLength(200);
    expect(new Set(fates)).toEqual(new Set(["written", "quarantined", "deduplicated"]));
    expect(file.lines.length).toBeGreaterThan(250);
    expect(file.lines.filter(({ value }) => value?.includes("event_id"))).toEqual([]);
  }
});
