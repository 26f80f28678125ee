import { createServer, type Server } from "node:http";
import type { Registry } from "prom-client";

/**
 * Serves metrics to Prometheus on the loopback interface.
 *
 * @throws Error if the port is taken
 */
export async function serveMetrics(registry: Registry, port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end("The metrics are at /metrics.\n");
      return;
    }
    response.writeHead(200, { "Content-Type": registry.contentType }).end(await registry.metrics());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new Error(
          `metrics cannot be served on port ${port} (${cause.message}); --metrics-port 0 does without`,
        ),
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  return server.unref();
}
