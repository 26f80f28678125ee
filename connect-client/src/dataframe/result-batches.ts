import type { RowDecoder } from "../arrow/row-decoder.ts";
import { DecodeError } from "../errors/index.ts";
import type { ExecuteOptions, Executor } from "../execution/executor.ts";
import type { ExecutePlanResponse_ArrowBatch as ArrowBatch } from "../gen/spark/connect/base_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { queryPlan } from "../plan/plan.ts";
import { structTypeFromProto } from "../types/data-type-from-proto.ts";
import type { StructType } from "../types/index.ts";
import { BatchAssembler } from "./batch-assembler.ts";
import { recordExecution } from "./execution-info.ts";
import { executeObserved } from "./observation.ts";

/** One whole batch of a result: an Arrow IPC stream, how many rows it must hold, and their schema. */
export interface ResultBatch {
  readonly schema: StructType;
  readonly rowCount: number;
  readonly data: Uint8Array;
}

/**
 * Runs a query and yields its batches as they arrive; the next is read when the caller asks for it.
 *
 * @throws {@link DecodeError} if a batch is missing, repeated or cut short
 */
export async function* resultBatches(
  executor: Executor,
  relation: Relation,
  options?: ExecuteOptions,
): AsyncGenerator<ResultBatch, void, undefined> {
  let schema: StructType | undefined;
  let rows = 0n;
  const assembler = new BatchAssembler();
  for await (const response of recordExecution(
    relation,
    executeObserved(executor, queryPlan(relation), options),
  )) {
    if (response.schema) schema = structTypeFromProto(response.schema);
    if (response.responseType.case !== "arrowBatch") continue;
    const batch: ArrowBatch | undefined = assembler.add(response.responseType.value);
    if (!batch) continue;
    if (!schema) throw new DecodeError("the server sent rows without their schema");
    if (batch.startOffset !== undefined && batch.startOffset !== rows)
      throw new DecodeError(
        `rows are missing or repeated: a batch starts at row ${batch.startOffset}, not ${rows}`,
      );
    rows += batch.rowCount;
    yield { schema, rowCount: Number(batch.rowCount), data: batch.data };
  }
  assembler.end();
}

/** @throws {@link DecodeError} if the bytes hold more or fewer rows than the server says */
export function checkRowCount(announced: number, decoded: number): void {
  if (announced !== decoded)
    throw new DecodeError(`a batch of ${announced} rows holds ${decoded}: the server and the bytes disagree`);
}

/** How a result is read: what becomes of its rows, once the server has sent their schema. */
export type DecoderOf<R> = (schema: StructType) => RowDecoder<R>;

/** Runs a query and yields its rows one by one, holding one batch at a time. */
export async function* resultRows<R>(
  executor: Executor,
  relation: Relation,
  decoderOf: DecoderOf<R>,
  options?: ExecuteOptions,
): AsyncGenerator<R, void, undefined> {
  for await (const rows of rowBatches(executor, relation, decoderOf, options)) {
    for (const row of rows) yield row;
  }
}

/** Runs a query and loads all rows: batch by batch, because waiting for each row would take longer than making it. */
export async function allRows<R>(
  executor: Executor,
  relation: Relation,
  decoderOf: DecoderOf<R>,
  options?: ExecuteOptions,
): Promise<R[]> {
  const all: R[] = [];
  for await (const rows of rowBatches(executor, relation, decoderOf, options)) {
    for (const row of rows) all.push(row);
  }
  return all;
}

async function* rowBatches<R>(
  executor: Executor,
  relation: Relation,
  decoderOf: DecoderOf<R>,
  options: ExecuteOptions | undefined,
): AsyncGenerator<R[], void, undefined> {
  let decoder: RowDecoder<R> | undefined;
  for await (const { schema, rowCount, data } of resultBatches(executor, relation, options)) {
    decoder ??= decoderOf(schema);
    const rows = decoder.decode(data);
    checkRowCount(rowCount, rows.length);
    yield rows;
  }
}
