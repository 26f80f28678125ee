import { describe, expect, it } from "vitest";
import { flag, instant, settingValues, text, wholeNumber } from "../../../lib/job/settings.ts";

const settings = {
  weeks: wholeNumber("weeks between fits", 4, { least: 1, most: 26 }),
  until: instant("the end", null),
  promote: flag("use it", true),
  model: text("which", null),
};

describe("settingValues", () => {
  it("takes what was given and the fallbacks of the rest", () => {
    const values = settingValues(
      settings,
      new Map([
        ["weeks", "2"],
        ["promote", "false"],
      ]),
    );
    expect(values).toEqual({ weeks: 2, until: null, promote: false, model: null });
  });

  it.each([
    ["weeks", "0", "expected a whole number from 1 to 26"],
    ["weeks", "2.5", "expected a whole number from 1 to 26"],
    ["until", "yesterday", "expected an instant such as 2024-11-01T00:00:00Z"],
    ["until", "2024-13-01T00:00:00Z", "expected an instant"],
    ["promote", "yes", "expected true or false"],
    ["model", "", "expected a text"],
    ["speed", "9", "this job has no such setting; it has: weeks, until, promote, model"],
  ])("refuses %s=%s and says what is allowed", (key, value, message) => {
    expect(() => settingValues(settings, new Map([[key, value]]))).toThrow(message);
  });
});
