import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { requireFreePorts } from "../../../supervisor/free-ports.ts";
import { describeTakenPort, isPortFree, listensOn, portOwner } from "../../../supervisor/port-owner.ts";
import { fakeService } from "../../support/fake-service.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    servers.push(server);
    server.once("error", reject);
    server.listen(0, host, () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("no port"));
      else resolve(address.port);
    });
  });
}

it("names the process that listens on a port", async () => {
  const port = await listen();
  const owner = portOwner(port);
  expect(owner?.pid).toBe(process.pid);
  expect(owner?.command).toContain("node");
  expect(listensOn(process.pid, port)).toBe(true);
  expect(listensOn(process.ppid, port)).toBe(false);
});

it("sees a listener on all addresses as the owner too", async () => {
  const port = await listen("0.0.0.0");
  expect(portOwner(port)?.pid).toBe(process.pid);
  expect(await isPortFree(port)).toBe(false);
});

it("knows a port that nobody has", async () => {
  const port = await listen();
  servers.splice(0)[0]?.close();
  await expect.poll(() => isPortFree(port)).toBe(true);
  expect(portOwner(port)).toBeNull();
});

it("says who has the port, leaving out options", () => {
  expect(
    describeTakenPort(9092, { pid: 7, command: "java -Xmx1g -cp x kafka.Kafka server.properties" }),
  ).toBe("port 9092 is taken by process 7 (java x kafka.Kafka server.properties)");
  expect(describeTakenPort(80, null)).toBe("port 80 is taken by a process of another user");
});

it("refuses to start on taken ports, naming the service, the port, the owner and the remedy", async () => {
  const port = await listen();
  const service = { ...fakeService({ name: "kafka" }), ports: [{ use: "clients", port }] };
  await expect(requireFreePorts([service])).rejects.toThrow(
    new RegExp(
      `^kafka \\(clients\\): port ${port} is taken by process ${process.pid} \\(.*\\): end it or set another port in config\\.yml$`,
    ),
  );
});
