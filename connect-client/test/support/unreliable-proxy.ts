import { connect, createServer, type Server, type Socket } from "node:net";
import { Transform } from "node:stream";

/** What happens to the bytes of connections made from now on. */
export interface Weather {
  /** Connections are reset as soon as they are made. */
  readonly isDown?: boolean;
  /** The connection is reset after so many bytes from the server. */
  readonly resetAfterBytes?: number;
  /** How fast bytes come back from the server. */
  readonly bytesPerSecond?: number;
}

/** A TCP proxy in front of a server, whose connections a test can cut, freeze and slow down. */
export class UnreliableProxy {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  /** Of connections made from now on. */
  weather: Weather = {};
  /** Connections made so far, those that were refused included. */
  connections = 0;

  private constructor(target: { host: string; port: number }) {
    this.#server = createServer({ allowHalfOpen: true }, (client) => {
      this.connections += 1;
      if (this.weather.isDown) {
        client.resetAndDestroy();
        return;
      }
      const link = new Link(client, connect(target), this.weather);
      this.#links.add(link);
      client.once("close", () => this.#links.delete(link));
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

  /** Bytes that came back from the server over all connections that still are. */
  get received(): number {
    return [...this.#links].reduce((bytes, link) => bytes + link.received, 0);
  }

  /** Breaks every connection, as a network that fails does. */
  cut(): void {
    for (const link of this.#links) link.reset();
  }

  /** Makes every connection half-open: nothing passes any more, and neither end is told. */
  freeze(): void {
    for (const link of this.#links) link.freeze();
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }
}

/** One connection through the proxy. */
class Link {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #weather: Weather;
  #isFrozen = false;
  received = 0;

  constructor(client: Socket, upstream: Socket, weather: Weather) {
    this.#client = client;
    this.#upstream = upstream;
    this.#weather = weather;
    for (const socket of [client, upstream]) {
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        if (!this.#isFrozen || socket === client) this.reset();
      });
    }
    client.pipe(this.#gate(() => undefined)).pipe(upstream);
    upstream.pipe(this.#gate((bytes) => this.#count(bytes))).pipe(client);
  }

  reset(): void {
    this.#client.resetAndDestroy();
    this.#upstream.resetAndDestroy();
  }

  freeze(): void {
    this.#isFrozen = true;
  }

  #count(bytes: Buffer): void {
    this.received += bytes.length;
    const { resetAfterBytes = Number.POSITIVE_INFINITY } = this.#weather;
    if (this.received > resetAfterBytes) this.reset();
  }

  /** Lets bytes through while the link lives, as slowly as the weather says. */
  #gate(seen: (bytes: Buffer) => void): Transform {
    return new Transform({
      transform: (bytes: Buffer, _encoding, pass) => {
        // What is neither passed nor refused stays where it is, like a packet nobody acknowledges.
        if (this.#isFrozen) return;
        seen(bytes);
        const { bytesPerSecond } = this.#weather;
        if (bytesPerSecond === undefined) pass(null, bytes);
        else setTimeout(() => pass(null, bytes), (bytes.length / bytesPerSecond) * 1000);
      },
    });
  }
}
