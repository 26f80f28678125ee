import type { ServerResponse } from "node:http";
import type { ChannelName } from "../wire.ts";
import { formatCursor } from "./cursor.ts";
import type { Cursor, LiveHub } from "./hub.ts";

/** A reader that takes nothing for this long is cut off; it reconnects and resumes. */
const stalledAfterMs = 60_000;

/**
 * One open page: an HTTP response that carries server-sent events.
 *
 * At most one message waits in the socket: while the reader has not taken it, nothing further is written, and what
 * changes meanwhile is folded into the next message.
 */
export class Subscriber {
  readonly #response: ServerResponse;
  readonly #channels: readonly ChannelName[];
  #cursor: Cursor | null;
  #blockedSince: number | null = null;

  constructor(response: ServerResponse, channels: readonly ChannelName[], cursor: Cursor | null) {
    this.#response = response;
    this.#channels = channels;
    this.#cursor = cursor;
    response.on("drain", () => {
      this.#blockedSince = null;
    });
  }

  /** The channels this page follows. */
  get channels(): readonly ChannelName[] {
    return this.#channels;
  }

  /** Sends what changed since the last message, if the reader is keeping up; says whether it sent something. */
  flush(hub: LiveHub, now: number): boolean {
    if (this.#blockedSince !== null) {
      if (now - this.#blockedSince > stalledAfterMs) this.#response.destroy();
      return false;
    }
    const delta = hub.delta(this.#channels, this.#cursor);
    if (delta === null) return false;
    this.#cursor = delta.cursor;
    this.#write(`id: ${formatCursor(delta.cursor)}\nevent: changes\ndata: ${delta.json}\n\n`, now);
    return true;
  }

  /** A comment line: keeps proxies and the reader's own timeout content. */
  heartbeat(now: number): void {
    if (this.#blockedSince === null) this.#write(": still here\n\n", now);
  }

  /** Ends the response; the page reconnects by itself. */
  close(): void {
    this.#response.end();
  }

  #write(text: string, now: number): void {
    if (!this.#response.write(text)) this.#blockedSince = now;
  }
}
