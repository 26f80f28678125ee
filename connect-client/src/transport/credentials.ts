import { X509Certificate } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createSecureContext } from "node:tls";
import { ArgumentError, AuthenticationError } from "../errors/index.ts";

/** A bearer token and when it stops being valid. */
export interface ExpiringToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Gives the bearer token for a call. A plain text is asked for with every call; an {@link ExpiringToken} is kept
 * until shortly before it expires. When the server refuses a token, the provider is asked once more for that call.
 */
export type TokenProvider = () => string | ExpiringToken | Promise<string | ExpiringToken>;

/** Contents of PEM files (not their paths) for TLS; every one is optional. */
export interface TlsOptions {
  /** The authorities to trust, in place of those Node.js trusts. */
  readonly ca?: string | Uint8Array;
  /** This client's certificate, for servers and proxies that ask for one; needs {@link key}. */
  readonly certificate?: string | Uint8Array;
  /** The private key of {@link certificate}. */
  readonly key?: string | Uint8Array;
}

/** A token is renewed this long before it expires: a call takes time to arrive, and clocks differ. */
const expiryMarginMs = 30_000;

/** A provider that hangs would hold up every call without a sign of it. */
const providerTimeoutMs = 60_000;

/** Asks a provider for tokens no more often than needed; calls made at the same time share one question. */
export class TokenSource {
  readonly #provider: TokenProvider;
  #kept: ExpiringToken | undefined;
  #asking: Promise<string> | undefined;

  constructor(provider: TokenProvider) {
    this.#provider = provider;
  }

  /** @throws {@link AuthenticationError} if the provider fails, with its error as cause */
  async next(): Promise<string> {
    if (this.#kept !== undefined && this.#kept.expiresAt.getTime() - expiryMarginMs > Date.now()) {
      return this.#kept.token;
    }
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The server refused a token: the next call asks for another. */
  forget(): void {
    this.#kept = undefined;
  }

  async #ask(): Promise<string> {
    let answer: string | ExpiringToken;
    try {
      answer = await Promise.race([this.#provider(), noAnswer()]);
    } catch (cause) {
      throw new AuthenticationError("The token provider failed, so the call was not made.", { cause });
    }
    if (typeof answer === "string") return checkToken(answer);
    if (typeof answer !== "object" || !(answer.expiresAt instanceof Date)) {
      throw new ArgumentError(
        "The token provider must give a text or { token, expiresAt } with expiresAt a Date.",
        { pointer: "/token" },
      );
    }
    checkToken(answer.token);
    this.#kept = answer;
    return answer.token;
  }
}

async function noAnswer(): Promise<never> {
  await delay(providerTimeoutMs, undefined, { ref: false });
  throw new Error(`The token provider did not answer within ${providerTimeoutMs / 1000} seconds.`);
}

/** Never repeats the token: gRPC's own check of headers would. */
export function checkToken(token: unknown): string {
  if (typeof token === "string" && /^[\x20-\x7e]+$/.test(token)) return token;
  throw new ArgumentError("A token must be a non-empty text of printable ASCII characters on one line.", {
    pointer: "/token",
  });
}

/** @throws {@link ArgumentError} for what is not PEM, such as the path of a file, and for a key of another certificate */
export function checkTls(tls: TlsOptions): TlsOptions {
  for (const name of ["ca", "certificate", "key"] as const) {
    const pem = tls[name];
    if (pem !== undefined && !Buffer.from(pem).includes("-----BEGIN ")) {
      throw new ArgumentError(`tls.${name} must be the contents of a PEM file, not its path.`, {
        pointer: `/tls/${name}`,
      });
    }
  }
  if ((tls.certificate === undefined) !== (tls.key === undefined)) {
    throw new ArgumentError("tls.certificate and tls.key belong together: give both.", { pointer: "/tls" });
  }
  try {
    // Node.js itself passes over an authority it cannot read.
    if (tls.ca !== undefined) new X509Certificate(tls.ca);
    createSecureContext({ cert: toBuffer(tls.certificate), key: toBuffer(tls.key) });
  } catch (cause) {
    throw new ArgumentError(`The certificates or the key for TLS cannot be used: ${messageOf(cause)}.`, {
      pointer: "/tls",
      cause,
    });
  }
  return tls;
}

function toBuffer(pem: string | Uint8Array | undefined): Buffer | undefined {
  return pem === undefined ? undefined : Buffer.from(pem);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
