import { col, lit, type SchemaOf, type SparkSession } from "spark-connect-js";
import {
  type EnergyModelMetricRow,
  type EnergyModelRow,
  energyModelMetrics,
  energyModels,
} from "../contracts.ts";

/** Runs jobs: keeps a model and its metrics. It is not in use until {@link promote}. */
export async function registerModel(
  spark: SparkSession,
  model: EnergyModelRow,
  metrics: readonly EnergyModelMetricRow[],
): Promise<void> {
  const metricRows = spark.createDataFrame([...metrics], energyModelMetrics.schema);
  await metricRows.writeTo(energyModelMetrics.name).append();
  const modelRow = spark.createDataFrame([model], energyModels.schema);
  await modelRow.writeTo(energyModels.name).append();
}

/** Runs a job: moves the champion alias to a version, in one step; also the way back to an earlier one. */
export async function promote(spark: SparkSession, version: string): Promise<void> {
  const models = energyModels.name;
  await spark.sql(`UPDATE ${models} SET champion = (model_version = :version)`, { version });
}

/**
 * Runs a job: the model a stream is to apply.
 *
 * @param version - a version, or null for the champion
 * @throws Error saying what to do where there is none.
 */
export async function findModel(spark: SparkSession, version: string | null): Promise<EnergyModelRow> {
  const wanted = version === null ? col("champion") : col("model_version").eq(lit(version));
  const [model] = await spark
    .table(energyModels.name)
    .assume<SchemaOf<typeof energyModels.schema>>()
    .filter(wanted)
    .collect();
  if (model !== undefined) return model;
  const what = version === null ? "no champion model" : `no model ${version}`;
  throw new Error(`${energyModels.name} has ${what}; train one with npm run job:energy-train-model`);
}
