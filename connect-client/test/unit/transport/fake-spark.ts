import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { anyPack } from "@bufbuild/protobuf/wkt";
import {
  Metadata,
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type ServiceDefinition,
  status as statusCodes,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { ErrorInfoSchema, RetryInfoSchema } from "../../../src/gen/google/rpc/error_details_pb.ts";
import { StatusSchema } from "../../../src/gen/google/rpc/status_pb.ts";
import {
  type ExecutePlanResponseSchema,
  type FetchErrorDetailsResponseSchema,
  SparkConnectService,
} from "../../../src/gen/spark/connect/base_pb.ts";

/** How a scripted call ends other than well. */
export interface Fault {
  readonly code: keyof typeof statusCodes;
  readonly details?: string;
  readonly errorInfo?: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
}

/** What one stream of responses does: sends, then ends, fails or stays open. */
export interface Script {
  readonly send?: readonly MessageInitShape<typeof ExecutePlanResponseSchema>[];
  readonly end: "ok" | "hang" | Fault;
}

type MethodName = keyof typeof SparkConnectService.method;
type Answer<Desc extends DescMessage> = MessageInitShape<Desc> | Fault;

export interface FakeSparkOptions {
  readonly sessionId?: (requested: string) => string;
  readonly serverSideSessionId?: () => string;
  readonly errorDetails?: MessageInitShape<typeof FetchErrorDetailsResponseSchema>;
  readonly serverVersion?: string;
  /** A free one unless given. */
  readonly port?: number;
  /** Plain text unless given. */
  readonly credentials?: ServerCredentials;
  /** Whether an authorization header is good enough; every one is unless given. */
  accepts?(authorization: unknown): boolean;
}

/** A Spark Connect server that does what a test scripts, for faults no real server shows on demand. */
export class FakeSpark {
  readonly #server: Server;
  readonly #options: FakeSparkOptions;
  /** Every request in order of arrival. */
  readonly requests: { readonly method: MethodName; readonly request: Record<string, unknown> }[] = [];
  /** Headers of the last call. */
  headers = new Metadata();
  /** Calls a client has cancelled. */
  cancelled = 0;
  /** Streamed responses that flow control has let through to the client. */
  flushed = 0;
  /** The streams of ExecutePlan and ReattachExecute, in this order. */
  scripts: Script[] = [];
  /** The answers of all other methods, in this order; when there are none, an ordinary one. */
  answers: Partial<Record<MethodName, Answer<DescMessage>[]>> = {};
  port = 0;

  private constructor(server: Server, options: FakeSparkOptions) {
    this.#server = server;
    this.#options = options;
  }

  static async start(options: FakeSparkOptions = {}): Promise<FakeSpark> {
    const server = new Server({ "grpc.max_receive_message_length": -1 });
    const fake = new FakeSpark(server, options);
    server.addService(serviceDefinition(), fake.#implementation());
    fake.port = await new Promise<number>((resolve, reject) => {
      const { port: wanted = 0, credentials = ServerCredentials.createInsecure() } = options;
      server.bindAsync(`127.0.0.1:${wanted}`, credentials, (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    return fake;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** The requests of one method. */
  requestsOf(method: MethodName): Record<string, unknown>[] {
    return this.requests.filter((entry) => entry.method === method).map(({ request }) => request);
  }

  #implementation(): UntypedServiceImplementation {
    const entries = SparkConnectService.methods.map((method) => {
      const name = method.localName as MethodName;
      if (method.methodKind === "server_streaming") {
        return [
          name,
          (call: ServerWritableStream<MessageShape<DescMessage>, unknown>) => this.#stream(name, call),
        ];
      }
      if (method.methodKind === "client_streaming") return [name, this.#upload(name)];
      return [name, this.#single(name)];
    });
    return Object.fromEntries(entries);
  }

  #stream(method: MethodName, call: ServerWritableStream<MessageShape<DescMessage>, unknown>): void {
    const request = this.#record(method, call.request, call.metadata);
    call.on("cancelled", () => {
      this.cancelled += 1;
    });
    if (this.#refuses(call.metadata)) {
      call.emit("error", toStatus(unauthenticated));
      return;
    }
    const script: Script = this.scripts.shift() ?? {
      end: { code: "FAILED_PRECONDITION", details: "no script left" },
    };
    for (const response of script.send ?? []) {
      call.write({ ...this.#identity(request), operationId: request.operationId, ...response }, () => {
        this.flushed += 1;
      });
    }
    if (script.end === "ok") call.end();
    else if (script.end !== "hang") call.emit("error", toStatus(script.end));
  }

  #single(method: MethodName) {
    return (
      call: { request: MessageShape<DescMessage>; metadata: Metadata },
      reply: (error: unknown, value?: unknown) => void,
    ) => {
      const request = this.#record(method, call.request, call.metadata);
      if (this.#refuses(call.metadata)) reply(toStatus(unauthenticated));
      else this.#reply(method, request, reply);
    };
  }

  #upload(method: MethodName) {
    return (
      call: AsyncIterable<MessageShape<DescMessage>> & { metadata: Metadata },
      reply: (error: unknown, value?: unknown) => void,
    ) => {
      const readAll = async () => {
        let request: Record<string, unknown> = {};
        for await (const message of call) request = this.#record(method, message, call.metadata);
        this.#reply(method, request, reply);
      };
      void readAll();
    };
  }

  #reply(
    method: MethodName,
    request: Record<string, unknown>,
    reply: (error: unknown, value?: unknown) => void,
  ): void {
    const answer = this.answers[method]?.shift() ?? this.#ordinary(method);
    if (isFault(answer)) reply(toStatus(answer));
    else reply(null, { ...this.#identity(request), ...answer });
  }

  #refuses(headers: Metadata): boolean {
    return this.#options.accepts?.(headers.get("authorization")[0]) === false;
  }

  #ordinary(method: MethodName): Record<string, unknown> {
    if (method === "analyzePlan") {
      const { serverVersion = "4.0.0" } = this.#options;
      return { result: { case: "sparkVersion", value: { version: serverVersion } } };
    }
    if (method === "fetchErrorDetails") return { ...this.#options.errorDetails };
    return {};
  }

  #identity(request: Record<string, unknown>): Record<string, unknown> {
    const sessionId = String(request.sessionId);
    return {
      sessionId: this.#options.sessionId?.(sessionId) ?? sessionId,
      serverSideSessionId: this.#options.serverSideSessionId?.() ?? "server-side-1",
    };
  }

  #record(
    method: MethodName,
    message: MessageShape<DescMessage>,
    headers: Metadata,
  ): Record<string, unknown> {
    const request = { ...message };
    this.requests.push({ method, request });
    this.headers = headers;
    return request;
  }
}

const unauthenticated: Fault = { code: "UNAUTHENTICATED", details: "Invalid token" };

function serviceDefinition(): ServiceDefinition {
  return Object.fromEntries(
    SparkConnectService.methods.map((method) => [
      method.localName,
      {
        path: `/${method.parent.typeName}/${method.name}`,
        originalName: method.localName,
        requestStream: method.methodKind === "client_streaming",
        responseStream: method.methodKind === "server_streaming",
        requestSerialize: (): Buffer => Buffer.alloc(0),
        requestDeserialize: (bytes: Buffer) => fromBinary(method.input, bytes),
        responseSerialize: (value: Record<string, unknown>) =>
          Buffer.from(toBinary(method.output, create(method.output, value))),
        responseDeserialize: () => undefined,
      },
    ]),
  );
}

function isFault(answer: object): answer is Fault {
  return "code" in answer;
}

function toStatus({ code, details = "", errorInfo, retryAfterMs }: Fault) {
  const metadata = new Metadata();
  const attached = [
    ...(errorInfo === undefined
      ? []
      : [
          anyPack(
            ErrorInfoSchema,
            create(ErrorInfoSchema, { domain: "org.apache.spark", metadata: errorInfo }),
          ),
        ]),
    ...(retryAfterMs === undefined
      ? []
      : [anyPack(RetryInfoSchema, create(RetryInfoSchema, { retryDelay: { nanos: retryAfterMs * 1e6 } }))]),
  ];
  if (attached.length > 0) {
    const status = create(StatusSchema, { code: statusCodes[code], message: details, details: attached });
    metadata.set("grpc-status-details-bin", Buffer.from(toBinary(StatusSchema, status)));
  }
  return { code: statusCodes[code], details, metadata };
}
