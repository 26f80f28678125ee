import { connect } from "node:http2";
import type { z } from "zod";

const patienceMs = 2000;

/** Asks a page for JSON of a given shape; any other answer is an error. */
export async function askJson<T extends z.ZodType>(url: string, shape: T): Promise<z.output<T>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: "error" });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return shape.parse(await response.json());
}

/** Rejects unless an HTTP/2 server, as gRPC is one, greets on a loopback port. */
export function answersHttp2(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const session = connect(`http://127.0.0.1:${port}`);
    const fail = (error: Error) => {
      session.destroy();
      reject(error);
    };
    session.setTimeout(patienceMs, () => fail(new Error(`port ${port} does not speak HTTP/2`)));
    session.once("error", fail);
    // The first thing either side of HTTP/2 says is its settings.
    session.once("remoteSettings", () => {
      session.destroy();
      resolve();
    });
  });
}
