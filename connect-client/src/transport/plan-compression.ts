import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { create, toBinary } from "@bufbuild/protobuf";
import { SparkServerError } from "../errors/index.ts";
import {
  type AnalyzePlanRequest,
  CompressionCodec,
  type ConfigResponse,
  Plan_CompressedOperation_OpType as OpType,
  type Plan,
  PlanSchema,
} from "../gen/spark/connect/base_pb.ts";
import { CommandSchema } from "../gen/spark/connect/commands_pb.ts";
import { RelationSchema } from "../gen/spark/connect/relations_pb.ts";

type Question = AnalyzePlanRequest["analyze"];
type Compress = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Plans below this size are not worth the question what the server's threshold is. */
const smallestBytes = 64 * 1024;
const thresholdKey = "spark.connect.session.planCompression.threshold";
const algorithmKey = "spark.connect.session.planCompression.defaultAlgorithm";

/**
 * Compresses large plans for a server that can read them, which since Spark 4.1 says from which size on.
 *
 * @see PySpark `SparkConnectClient._try_compress_and_set_plan`
 */
export class PlanCompression {
  readonly #readConfig: (keys: string[]) => Promise<ConfigResponse>;
  readonly #compress: Compress | undefined;
  #threshold: Promise<number> | undefined;

  /** @param compress - undefined where Node.js has no zstd, which came with 22.15 */
  constructor(
    readConfig: (keys: string[]) => Promise<ConfigResponse>,
    compress: Compress | undefined = zstdOfNode(),
  ) {
    this.#readConfig = readConfig;
    this.#compress = compress;
  }

  /** The plan as it is best sent. */
  async compressed(plan: Plan): Promise<Plan> {
    const serialized = this.#compress && serializedOperation(plan);
    if (this.#compress === undefined || serialized === undefined) return plan;
    const { bytes, opType } = serialized;
    if (bytes.length < smallestBytes) return plan;
    this.#threshold ??= this.#askThreshold().catch(() => Number.POSITIVE_INFINITY);
    if (bytes.length <= (await this.#threshold)) return plan;
    const data = await this.#compress(bytes);
    if (data.length >= bytes.length) return plan;
    const compressionCodec = CompressionCodec.ZSTD;
    return create(PlanSchema, {
      opType: { case: "compressedOperation", value: { data, opType, compressionCodec } },
    });
  }

  /** A question to the analyzer as it is best sent. */
  async compressedQuestion(question: Question): Promise<Question> {
    const { value } = question;
    if (question.case === "sameSemantics") {
      const { targetPlan, otherPlan } = question.value;
      const plans = {
        ...(targetPlan && { targetPlan: await this.compressed(targetPlan) }),
        ...(otherPlan && { otherPlan: await this.compressed(otherPlan) }),
      };
      return { case: question.case, value: { ...question.value, ...plans } };
    }
    if (value === undefined || !("plan" in value) || value.plan === undefined) return question;
    // The case and its value stay the pair they are; TypeScript loses them in the spread.
    return { ...question, value: { ...value, plan: await this.compressed(value.plan) } } as Question;
  }

  /** Takes note of an error and gives it back: a server that cannot read what it asked for gets plain plans. */
  noted(error: unknown): unknown {
    if (error instanceof SparkServerError && error.errorClass === "CONNECT_INVALID_PLAN.CANNOT_PARSE") {
      this.#threshold = Promise.resolve(Number.POSITIVE_INFINITY);
    }
    return error;
  }

  async #askThreshold(): Promise<number> {
    const { pairs } = await this.#readConfig([thresholdKey, algorithmKey]);
    const values = new Map(pairs.map(({ key, value }) => [key, value]));
    const threshold = Number.parseInt(values.get(thresholdKey) ?? "", 10);
    return values.get(algorithmKey) === "ZSTD" && threshold >= 0 ? threshold : Number.POSITIVE_INFINITY;
  }
}

function serializedOperation({ opType }: Plan): { bytes: Uint8Array; opType: OpType } | undefined {
  switch (opType.case) {
    case "root":
      return { bytes: toBinary(RelationSchema, opType.value), opType: OpType.RELATION };
    case "command":
      return { bytes: toBinary(CommandSchema, opType.value), opType: OpType.COMMAND };
    default:
      return undefined;
  }
}

function zstdOfNode(): Compress | undefined {
  const compress: unknown = Reflect.get(zlib, "zstdCompress");
  if (typeof compress !== "function") return undefined;
  return promisify(
    compress as (bytes: Uint8Array, done: (error: Error | null, result: Buffer) => void) => void,
  );
}
