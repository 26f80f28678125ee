import { connect, createServer, type Server, type Socket } from "node:net";

/** A TCP proxy in front of a server, whose connections a test can cut. */
export class UnreliableProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Connections made so far. */
  connections = 0;
  /** Bytes that came back from the server. */
  received = 0;

  private constructor(target: { host: string; port: number }) {
    this.#server = createServer((client) => {
      this.connections += 1;
      const upstream = connect(target);
      for (const socket of [client, upstream]) {
        this.#sockets.add(socket);
        socket.on("error", () => socket.destroy());
        socket.on("close", () => this.#sockets.delete(socket));
      }
      upstream.on("data", (bytes) => {
        this.received += bytes.length;
      });
      client.pipe(upstream);
      upstream.pipe(client);
      client.on("close", () => upstream.destroy());
      upstream.on("close", () => client.destroy());
    });
  }

  static async start(target: { host: string; port: number }): Promise<UnreliableProxy> {
    const proxy = new UnreliableProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy does not listen");
    return address.port;
  }

  /** Breaks every connection, as a network that fails does. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }
}
