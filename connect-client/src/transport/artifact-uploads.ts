import { createHash } from "node:crypto";
import { TransportError } from "../errors/index.ts";
import { SparkConnectService } from "../gen/spark/connect/base_pb.ts";
import { type Artifact, artifactRequests } from "./artifact-chunks.ts";
import type { SessionCalls } from "./session-calls.ts";

const methods = SparkConnectService.method;

/** What a session has uploaded, and what is still on its way. */
export class ArtifactUploads {
  readonly #calls: SessionCalls;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(calls: SessionCalls) {
    this.#calls = calls;
  }

  /** Uploads files for the session. */
  async add(artifacts: readonly Artifact[]): Promise<void> {
    const { identity } = this.#calls;
    const { artifacts: summaries } = await this.#calls.upload(methods.addArtifacts, () =>
      artifactRequests(artifacts, identity),
    );
    const broken = summaries.filter(({ isCrcSuccessful }) => !isCrcSuccessful).map(({ name }) => name);
    if (broken.length > 0) {
      throw new TransportError(`The server received a damaged copy of ${broken.join(", ")}. Upload again.`, {
        sessionId: identity.sessionId,
        canRetry: true,
      });
    }
  }

  /**
   * Brings contents into the session's cache on the server, unless it holds them, and returns their SHA-256 in hex.
   *
   * The upload goes on in the background: {@link settled} waits for it, and reports it if it failed.
   */
  stage(contents: readonly Uint8Array[]): string[] {
    const artifacts = contents.map((bytes) => ({ name: `cache/${sha256(bytes)}`, bytes }));
    const upload = Promise.all([this.#pending, this.#addMissing(artifacts)]);
    upload.catch(() => undefined);
    this.#pending = upload;
    return artifacts.map(({ name }) => name.slice("cache/".length));
  }

  /** Waits for what was staged so far. */
  async settled(): Promise<void> {
    const uploads = this.#pending;
    try {
      await uploads;
    } finally {
      // Told once: a failed upload does not fail what has nothing to do with it for ever after.
      if (this.#pending === uploads) this.#pending = Promise.resolve();
    }
  }

  async #addMissing(artifacts: readonly Artifact[]): Promise<void> {
    const names = artifacts.map(({ name }) => name);
    const { statuses } = await this.#calls.unary(methods.artifactStatus, { ...this.#calls.identity, names });
    const missing = artifacts.filter(({ name }) => statuses[name]?.exists !== true);
    if (missing.length > 0) await this.add(missing);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
