import {
  type Attributes,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { RetryEvent, RpcEvent } from "../transport/index.ts";
import { clientVersion } from "../version.ts";

const service = "spark.connect.SparkConnectService";

/** gRPC's own numbers, which OpenTelemetry's conventions ask for. */
const statusNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED " +
    "RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS " +
    "UNAUTHENTICATED"
  )
    .split(" ")
    .map((name, number) => [name, number]),
);

/** Turns what the diagnostics channels carry into spans. */
export class CallSpans {
  readonly #tracer = trace.getTracer("spark-connect-js", clientVersion);
  readonly #spans = new WeakMap<RpcEvent, Span>();

  /** A call begins; its span travels with it. */
  start(event: RpcEvent): void {
    const { method, host, port } = event;
    const span = this.#tracer.startSpan(`${service}/${method}`, {
      kind: SpanKind.CLIENT,
      attributes: { ...callAttributes(event), "server.address": host, "server.port": port },
    });
    this.#spans.set(event, span);
    propagation.inject(trace.setSpan(context.active(), span), event.headers);
  }

  /** A call has ended, well or not. */
  end(event: RpcEvent): void {
    const span = this.#spans.get(event);
    if (span === undefined) return;
    const { status = "UNKNOWN", responses } = event;
    span.setAttributes({ "rpc.grpc.status_code": statusNumbers[status] ?? 2, "spark.responses": responses });
    if (event.error !== undefined) {
      span.setAttribute("error.type", status);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  /** A failed call is made again after a wait, which is a span of its own. */
  wait({ delayMs, attempts, status, ...call }: RetryEvent): void {
    const startTime = Date.now();
    const attributes = { ...callAttributes(call), "error.type": status, "spark.attempts": attempts };
    this.#tracer
      .startSpan(`wait before retry of ${call.method}`, { startTime, attributes })
      .end(startTime + delayMs);
  }
}

function callAttributes({
  method,
  sessionId,
  operationId,
}: Pick<RpcEvent, "method" | "sessionId" | "operationId">): Attributes {
  return {
    "rpc.system": "grpc",
    "rpc.service": service,
    "rpc.method": method,
    "spark.session_id": sessionId,
    ...(operationId !== undefined && { "spark.operation_id": operationId }),
  };
}
