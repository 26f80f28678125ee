import { loadConfig } from "@kindling/spark/config";
import { expect, it } from "vitest";
import { readForecastOptions } from "../../../energy/forecast-options.ts";
import { readWeatherOptions } from "../../../energy/weather-options.ts";

const config = loadConfig({ KINDLING_CONFIG: "config.yml" });

it("what is not given follows the configuration", () => {
  const options = readWeatherOptions([], config);
  expect(options).toMatchObject({
    source: "german",
    from: Date.parse(config.energy.replayFrom),
    until: Date.parse(config.energy.replayUntil),
    speed: config.energy.speed,
    limit: null,
    seed: config.dataGenerator.seed,
    priceResolution: 60,
    restart: false,
  });
  expect(options.faults.share).toBe(0);
});

it("what is given counts", () => {
  const options = readWeatherOptions(
    "--speed max --from 2024-11-05 --to 2024-11-06T12:00:00Z --limit 7 --seed 9 --price-resolution 15 --bad-share 0.1 --bad-kinds late,absurd --restart".split(
      " ",
    ),
    config,
  );
  expect(options).toEqual({
    source: "german",
    folder: null,
    from: Date.UTC(2024, 10, 5),
    until: Date.UTC(2024, 10, 6, 12),
    speed: Number.POSITIVE_INFINITY,
    limit: 7,
    seed: 9,
    priceResolution: 15,
    faults: { share: 0.1, kinds: ["late", "absurd"], lateAfterHours: config.energy.lateAfterHours },
    restart: true,
  });
  expect(readForecastOptions(["--every", "24", "--issued-at", "2024-11-05"], config)).toMatchObject({
    everyHours: 24,
    issuedAt: Date.UTC(2024, 10, 5),
    limit: null,
  });
});

it.each([
  [["--sped", "3"], "Unknown option '--sped'"],
  [["--speed", "fast"], '--speed is "fast": expected a number from 0.001 to 1000000000'],
  [["--speed", ""], '--speed is "": expected a number'],
  [["--limit", "1.5"], '--limit is "1.5": expected a whole number'],
  [["--from", "yesterday"], '--from: "yesterday" is not a UTC time'],
  [["--from", "2024-11-02", "--to", "2024-11-02"], "--to 2024-11-02 is not after --from 2024-11-02"],
  [["--price-resolution", "30"], '--price-resolution is "30": expected 60, 15'],
  [["--bad-share", "1"], '--bad-share is "1": expected a number from 0 to 0.9'],
  [["--bad-kinds", "late,rude"], '--bad-kinds is "rude": expected malformed, empty,'],
  [["surplus"], "Unexpected argument 'surplus'"],
])("%j is refused in words", (args, message) => {
  expect(() => readWeatherOptions(args, config)).toThrow(message);
});
