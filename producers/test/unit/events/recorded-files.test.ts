import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accessLogClicks, clickOf } from "../../../events/sources/access-log.ts";
import { sensorFileReadings } from "../../../events/sources/sensor-file.ts";

function file(...lines: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "recorded-")), "file");
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const request =
  '198.51.100.7 - - [17/May/2015:10:05:03 +0000] "GET /a?b=1 HTTP/1.1" 200 203 "-" "Agent/1.0 (x)"';

describe("accessLogClicks", () => {
  it("tells page, referrer and agent, and the client by a pseudonym", () => {
    const click = clickOf(request, "salt");
    expect(click).toEqual({
      user_id: expect.stringMatching(/^u[0-9a-f]{12}$/),
      url: "/a?b=1",
      referrer: null,
      ua: "Agent/1.0 (x)",
    });
    expect(clickOf(request, "salt")?.user_id).toBe(click?.user_id);
    expect(clickOf(request, "other")?.user_id).not.toBe(click?.user_id);
  });

  it("ends with the file, and names a line of another format", () => {
    const source = accessLogClicks(file(request, "nonsense"), "salt");
    expect(source(0, "e1")?.message).toMatchObject({
      event_id: "e1",
      url: "/a?b=1",
      ts: "1970-01-01T00:00:00.000Z",
    });
    expect(() => source(0, "e2")).toThrow(/file:2 is not in Apache's combined log format: nonsense/);
    expect(accessLogClicks(file(request), "salt")(0, "e1")).not.toBeNull();
  });
});

describe("sensorFileReadings", () => {
  it("reads the beach sensors, volts as charge, rows without readings left out", () => {
    const source = sensorFileReadings(
      file(
        "Beach Name,Measurement Timestamp,Water Temperature,Turbidity,Battery Life",
        "North,,,,",
        "North,08/30/2013 08:00:00 AM,20.3,1.18,10",
      ),
    );
    expect(source(5, "")?.message).toEqual({
      device_id: "North",
      site: "chicago",
      temp_c: 20.3,
      humidity: 50,
      battery: 25,
      signal_strength: -60,
      ts: "1970-01-01T00:00:00.005Z",
    });
    expect(source(5, "")).toBeNull();
  });

  it("names the formats it knows for a file of another", () => {
    expect(() => sensorFileReadings(file("a,b", "1,2"))).toThrow(
      /has the columns a, b; known are files with Beach Name, .*; or date, Temperature/,
    );
  });
});
