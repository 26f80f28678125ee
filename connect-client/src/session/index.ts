export type { InputColumns } from "./local-data.ts";
export { type ConfigValue, RuntimeConfig } from "./runtime-config.ts";
export type { ArtifactKind, ArtifactOptions } from "./session-artifacts.ts";
export { SessionBuilder } from "./session-builder.ts";
export { type RangeSchema, SparkSession } from "./spark-session.ts";
export type { SqlArguments } from "./sql-query.ts";
export type { SqlInterpolation } from "./sql-template.ts";
export { UdfRegistration } from "./udf-registration.ts";
