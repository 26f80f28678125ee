import { once } from "node:events";
import { createServer } from "node:http";

/** A stand-in for the weather service: the present hour and the next nine days, always the same weather. */
export async function weatherService(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_, response) => {
    const first = Math.floor(Date.now() / 3_600_000) * 3600 - 24 * 3600;
    const time = Array.from({ length: 240 }, (__, hour) => first + hour * 3600);
    const all = (value: number) => time.map(() => value);
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        hourly_units: { wind_speed_10m: "m/s" },
        hourly: {
          time,
          temperature_2m: all(12.5),
          wind_speed_10m: all(4),
          wind_speed_120m: all(7.5),
          shortwave_radiation: all(200),
        },
      }),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/v1/forecast`, close: () => server.close() };
}
