import { type DescMessage, fromBinary, type MessageShape } from "@bufbuild/protobuf";
import { anyUnpack } from "@bufbuild/protobuf/wkt";
import { type Metadata, type StatusObject, status as statusCodes } from "@grpc/grpc-js";
import { type ErrorInfo, ErrorInfoSchema, RetryInfoSchema } from "../gen/google/rpc/error_details_pb.ts";
import { type Status, StatusSchema } from "../gen/google/rpc/status_pb.ts";

/** The call a failure belongs to. */
export interface FailedRpc {
  readonly method: string;
  readonly sessionId: string;
  readonly operationId: string | undefined;
}

/** A call that gRPC ended with a status other than OK; never leaves the library except as a `cause`. */
export class RpcFailure extends Error {
  /** The gRPC status, e.g. `UNAVAILABLE`. */
  readonly status: string;
  // Private, so that a printed chain of causes does not repeat what its head says.
  readonly #details: string;
  readonly #errorInfo: ErrorInfo | undefined;
  readonly #rpc: FailedRpc;
  /** How long the server asks to wait before the next try, if it asks. */
  readonly retryDelayMs: number | undefined;
  /** How often the call was tried; the retry loop counts here. */
  attempts = 1;
  /** The server refused the token, and the next call will have another. */
  readonly hasNewToken: boolean;

  constructor({ code, details, metadata }: StatusObject, rpc: FailedRpc, hasNewToken = false) {
    const status = statusCodes[code] ?? String(code);
    super(`${code} ${status}: ${firstLine(details)}`);
    this.name = "RpcFailure";
    this.status = status;
    this.#details = details;
    this.#rpc = rpc;
    this.hasNewToken = hasNewToken;
    const attached = attachedStatus(metadata);
    this.#errorInfo = findDetail(attached, ErrorInfoSchema);
    this.retryDelayMs = retryDelayMs(attached);
  }

  /** The call that failed. */
  get rpc(): FailedRpc {
    return this.#rpc;
  }

  /** The status text, which Spark may have cut. */
  get details(): string {
    return this.#details;
  }

  /** What Spark attached about its exception. */
  get errorInfo(): ErrorInfo | undefined {
    return this.#errorInfo;
  }
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}

function attachedStatus(metadata: Metadata): Status | undefined {
  const [bytes] = metadata.get("grpc-status-details-bin");
  if (!(bytes instanceof Uint8Array)) return undefined;
  try {
    return fromBinary(StatusSchema, bytes);
  } catch {
    // A proxy may put something else there; the status itself must still reach the user.
    return undefined;
  }
}

function findDetail<Desc extends DescMessage>(
  status: Status | undefined,
  schema: Desc,
): MessageShape<Desc> | undefined {
  for (const detail of status?.details ?? []) {
    const message = anyUnpack(detail, schema);
    if (message !== undefined) return message;
  }
  return undefined;
}

function retryDelayMs(status: Status | undefined): number | undefined {
  const info = findDetail(status, RetryInfoSchema);
  if (info === undefined) return undefined;
  return Number(info.retryDelay?.seconds ?? 0n) * 1000 + (info.retryDelay?.nanos ?? 0) / 1e6;
}
