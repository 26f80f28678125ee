import { describe, expect, it } from "vitest";
import * as format from "../../../web/shared/format.js";

describe("format", () => {
  it("marks what there is not, and writes a true minus", () => {
    expect(format.formatPrice(null)).toBe("–");
    expect(format.formatPrice(undefined)).toBe("–");
    expect(format.formatPrice(-135.454)).toBe("−135.45");
    expect(format.formatCount(1234567)).toBe("1,234,567");
    expect(format.formatGigawatts(49_830)).toBe("49.8");
    expect(format.formatPercent(0.815)).toBe("82 %");
    expect(format.formatMilliseconds(431)).toBe("431 ms");
    expect(format.formatMilliseconds(1_240)).toBe("1.2 s");
  });

  it.each([
    [0, "0 B"],
    [1023, "1,023 B"],
    [1024, "1.0 KiB"],
    [1_048_576, "1.0 MiB"],
    [3.5 * 1024 ** 3, "3.5 GiB"],
  ])("writes %d bytes as %s", (bytes, text) => {
    expect(format.formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, "now"],
    [12.4, "12 s"],
    [99, "99 s"],
    [240, "4 min"],
    [7_200, "2 h"],
    [200_000, "2 d"],
  ])("writes an age of %d seconds as %s", (seconds, text) => {
    expect(format.formatAge(seconds)).toBe(text);
  });

  it("writes moments in UTC, whatever the reader's clock is set to", () => {
    expect(format.formatMoment(new Date("2024-11-04T14:05:00Z"))).toBe("Mon 4 Nov 14:05");
    expect(format.formatHour(new Date("2024-03-31T00:00:00Z"))).toBe("00:00");
  });
});
