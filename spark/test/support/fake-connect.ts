import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A Kafka Connect whose connector runs and keeps these positions. */
export async function startFakeConnect(positions: readonly object[]) {
  const server = createServer((request, response) => {
    const answers: Readonly<Record<string, object>> = {
      "/connectors/orders/status": { connector: { state: "RUNNING" }, tasks: [{ state: "RUNNING" }] },
      "/connectors/orders/offsets": { offsets: positions.map((offset) => ({ partition: {}, offset })) },
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
