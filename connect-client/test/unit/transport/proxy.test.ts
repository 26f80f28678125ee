import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConnectionError } from "../../../src/errors/index.ts";
import { SparkSession } from "../../../src/index.ts";
import { FakeSpark } from "./fake-spark.ts";

let spark: FakeSpark;
let proxy: Server;
/** The targets the proxy was asked for. */
let tunnels: string[];

beforeEach(async () => {
  spark = await FakeSpark.start();
  tunnels = [];
  proxy = createServer().on("connect", (request, client) => {
    tunnels.push(request.url ?? "");
    // Whatever host is asked for, the one server there is answers.
    const upstream = connect(spark.port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    client.on("error", () => upstream.destroy());
    upstream.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  vi.stubEnv("grpc_proxy", `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  spark.stop();
  proxy.closeAllConnections();
  proxy.close();
});

describe("a proxy of the environment", () => {
  it("is asked for a tunnel to the server", async () => {
    const session = await SparkSession.builder.remote("sc://spark.invalid:15002").create();
    expect(await session.version()).toBe("4.0.0");
    expect(tunnels).toEqual(["spark.invalid:15002"]);
    await session.stop();
  });

  it("is not asked for this machine's own loopback", async () => {
    const session = await SparkSession.builder.remote(`sc://127.0.0.1:${spark.port}`).create();
    expect(tunnels).toEqual([]);
    await session.stop();
  });

  it("is not asked for hosts of no_proxy", async () => {
    vi.stubEnv("no_grpc_proxy", "spark.invalid");
    const failed = SparkSession.builder.remote("sc://spark.invalid").connectTimeout(500).create();
    await expect(failed).rejects.toBeInstanceOf(ConnectionError);
    expect(tunnels).toEqual([]);
  });
});
