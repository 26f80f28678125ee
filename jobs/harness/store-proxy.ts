import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** What a store may do to those who ask it. */
export type StoreFault = "none" | "unavailable" | "slow" | "reset";

/** How much longer a slow store takes for each request, in milliseconds. */
const slowMs = 1_500;

/** An S3 store in front of a real one, which can be told to fail. It passes requests on as they are, signatures too. */
export class StoreProxy {
  readonly #server: Server;
  /** Of requests that come from now on. */
  fault: StoreFault = "none";
  /** Requests that have met a fault. */
  met = 0;
  /** Requests of any kind so far. */
  asked = 0;

  private constructor(target: URL) {
    this.#server = createServer((asked, answer) => {
      this.#handle(target, asked, answer).catch(() => answer.destroy());
    });
    // A client reuses a connection that is idle for minutes; it must not be closed under its hands.
    this.#server.keepAliveTimeout = 600_000;
  }

  static async start(target: URL, port: number): Promise<StoreProxy> {
    const proxy = new StoreProxy(target);
    await once(proxy.#server.listen(port, "127.0.0.1"), "listening");
    return proxy;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #handle(target: URL, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    this.asked += 1;
    const isUpload = asked.method === "PUT" && Number(asked.headers["content-length"] ?? 0) > 1;
    switch (this.fault) {
      case "unavailable":
        this.met += 1;
        asked.resume();
        answer.writeHead(503, { "content-type": "application/xml" });
        answer.end("<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>");
        return;
      case "slow":
        this.met += 1;
        await delay(slowMs);
        break;
      case "reset":
        if (!isUpload) break;
        this.met += 1;
        resetHalfway(target, asked);
        return;
      case "none":
    }
    passOn(target, asked, answer);
  }
}

function passOn(target: URL, asked: IncomingMessage, answer: ServerResponse): void {
  const onward = request({ ...addressOf(target), ...requestOf(asked) }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.statusMessage, reply.rawHeaders);
    reply.pipe(answer);
  });
  onward.once("error", () => answer.destroy());
  asked.once("aborted", () => onward.destroy());
  asked.pipe(onward);
}

/** Half of an upload reaches the store; then both sides are cut off. */
function resetHalfway(target: URL, asked: IncomingMessage): void {
  const onward = request({ ...addressOf(target), ...requestOf(asked) });
  onward.on("error", () => undefined);
  let left = Math.floor(Number(asked.headers["content-length"]) / 2);
  asked.on("data", (bytes: Buffer) => {
    onward.write(bytes.subarray(0, left));
    left -= bytes.length;
    if (left > 0) return;
    onward.destroy();
    asked.socket.resetAndDestroy();
  });
}

function addressOf({ hostname, port }: URL) {
  return { hostname, port };
}

function requestOf({ method, url, rawHeaders }: IncomingMessage) {
  return { method, path: url, headers: rawHeaders };
}
