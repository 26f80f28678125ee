import { Metadata } from "@grpc/grpc-js";
import type { ConnectionOptions } from "./connection-string.ts";
import { TokenSource } from "./credentials.ts";

/** The headers of every call of one connection. */
export class CallHeaders {
  readonly #fixed = new Metadata();
  readonly #tokens: TokenSource | undefined;

  constructor({ token, headers }: ConnectionOptions) {
    for (const [key, value] of headers) this.#fixed.set(key, value);
    if (typeof token === "string") this.#fixed.set("authorization", `Bearer ${token}`);
    if (typeof token === "function") this.#tokens = new TokenSource(token);
  }

  /** @param added - headers of this one call, such as the trace it belongs to */
  async forCall(added: Readonly<Record<string, string>>): Promise<Metadata> {
    const metadata = this.#fixed.clone();
    for (const [key, value] of Object.entries(added)) metadata.set(key, value);
    if (this.#tokens !== undefined) metadata.set("authorization", `Bearer ${await this.#tokens.next()}`);
    return metadata;
  }

  /** Whether a call the server refused as unauthenticated may be tried with another token. */
  renewToken(): boolean {
    this.#tokens?.forget();
    return this.#tokens !== undefined;
  }
}
