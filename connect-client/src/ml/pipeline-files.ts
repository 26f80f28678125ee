import { lit } from "../column/col.ts";
import { DataFrame } from "../dataframe/dataframe.ts";
import { DataFrameReader } from "../dataframe/dataframe-reader.ts";
import { DecodeError, UnsupportedError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import { relation } from "../plan/relation.ts";
import { connectHelper } from "./connect-helper.ts";
import type { SaveOptions } from "./ml-writer.ts";
import { boolean, string } from "./params/param-type.ts";
import { shortName } from "./params/params.ts";
import { valueArgument } from "./remote-object.ts";

/*
 * A saved pipeline is a folder: `metadata` names the stages, `stages/<n>_<uid>` holds each. The layout is that of
 * PySpark, so pipelines saved here load there and the other way round; Scala's differs in the class name only, and
 * loads here too.
 */

/** What the metadata of a saved pipeline says. */
export interface PipelineMetadata {
  readonly uid: string;
  readonly stageUids: readonly string[];
}

/** Where a stage lies; the number is padded so that folders sort in order. */
export function stagePath(path: string, index: number, count: number, uid: string): string {
  const number = String(index).padStart(String(count).length, "0");
  return `${path.replace(/\/+$/, "")}/stages/${number}_${uid}`;
}

/** Runs a job: writes the metadata of a pipeline, replacing what is at the path if told so. */
export async function writePipelineMetadata(
  executor: Executor,
  path: string,
  { overwrite }: SaveOptions,
  pythonClass: string,
  { uid, stages }: { readonly uid: string; readonly stages: readonly { readonly uid: string }[] },
): Promise<void> {
  if (overwrite) {
    const args = [valueArgument(string, path), valueArgument(boolean, true)];
    await connectHelper(executor).call("handleOverwrite", args);
  }
  const metadata = {
    class: pythonClass,
    timestamp: Date.now(),
    sparkVersion: await executor.serverVersion(),
    uid,
    paramMap: { stageUids: stages.map((stage) => stage.uid), language: "Python" },
    defaultParamMap: {},
  };
  const oneRow = new DataFrame(
    executor,
    relation(executor.nextPlanId(), "range", { start: 0n, end: 1n, step: 1n, numPartitions: 1 }),
  );
  await oneRow
    .select(lit(JSON.stringify(metadata)).alias("value"))
    .write.text(`${path.replace(/\/+$/, "")}/metadata`);
}

/**
 * Runs a job: reads the metadata of a saved pipeline.
 *
 * @throws {@link DecodeError} if something else was saved there
 */
export async function readPipelineMetadata(
  executor: Executor,
  path: string,
  expected: "Pipeline" | "PipelineModel",
): Promise<PipelineMetadata> {
  const metadata = await readMetadata(executor, path);
  const { class: className, uid, paramMap } = metadata;
  if (typeof className !== "string" || shortName(className) !== expected || typeof uid !== "string") {
    throw new DecodeError(`${path} holds a ${String(className)}, not a ${expected}.`);
  }
  const stageUids = isRecord(paramMap) ? paramMap.stageUids : undefined;
  if (!Array.isArray(stageUids) || !stageUids.every((stage) => typeof stage === "string")) {
    throw new DecodeError(`The ${expected} at ${path} does not name its stages.`);
  }
  return { uid, stageUids };
}

/** Runs a job: the JVM or Python class of what was saved at a path. */
export async function readClassName(executor: Executor, path: string): Promise<string> {
  const { class: className } = await readMetadata(executor, path);
  if (typeof className !== "string") throw new DecodeError(`The metadata at ${path} does not name a class.`);
  return className;
}

async function readMetadata(executor: Executor, path: string): Promise<Readonly<Record<string, unknown>>> {
  const row = await new DataFrameReader(executor).text(`${path.replace(/\/+$/, "")}/metadata`).first();
  const metadata: unknown = row?.value == null ? undefined : JSON.parse(row.value);
  if (!isRecord(metadata)) throw new DecodeError(`There is no saved pipeline stage at ${path}.`);
  return metadata;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Fails for a stage whose class has no counterpart here. */
export function unknownStage(className: string, path: string): UnsupportedError {
  return new UnsupportedError(
    `The stage at ${path} is a ${className}, which this version of spark-connect-js cannot load.`,
  );
}
