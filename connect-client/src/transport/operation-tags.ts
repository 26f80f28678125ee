import { AsyncLocalStorage } from "node:async_hooks";
import { ArgumentError } from "../errors/index.ts";

/**
 * The tags put on operations started from here on, in this chain of asynchronous calls.
 *
 * PySpark keeps tags by thread; a chain of `await`s is what Node has in its place, so two requests served at
 * the same time do not see each other's tags.
 */
export class OperationTags {
  readonly #storage = new AsyncLocalStorage<ReadonlySet<string>>();

  add(tag: string): void {
    this.#storage.enterWith(new Set(this.#current()).add(checkTag(tag)));
  }

  remove(tag: string): void {
    const rest = new Set(this.#current());
    rest.delete(checkTag(tag));
    this.#storage.enterWith(rest);
  }

  clear(): void {
    this.#storage.enterWith(new Set());
  }

  list(): string[] {
    return [...this.#current()];
  }

  #current(): ReadonlySet<string> {
    return this.#storage.getStore() ?? new Set();
  }
}

/** Same rules as the server's. */
export function checkTag(tag: string): string {
  if (tag === "" || tag.includes(",")) {
    throw new ArgumentError(`A tag must be a non-empty text without commas, not ${JSON.stringify(tag)}.`, {
      pointer: "/tag",
    });
  }
  return tag;
}
