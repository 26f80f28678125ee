import { isTree } from "./config-file.ts";
import { snakeCase } from "./key-names.ts";
import type { Config } from "./load-config.ts";
import { readSecrets, secretVariables } from "./secrets.ts";

/** A configuration as config.yml would hold it, plus a line for each secret that says only whether it is set. */
export function writtenForm(
  config: Config,
  environment: Readonly<Record<string, string | undefined>>,
): object {
  const secrets = readSecrets(config.stack.stateDir, environment);
  const masked = Object.fromEntries(
    [...secretVariables].map(([variable, key]) => [
      key,
      secrets.has(variable) ? "********" : "(made at the first start)",
    ]),
  );
  const { spark, ...rest } = config;
  const { conf, ...settings } = spark;
  return { ...snakeCaseKeys({ spark: settings, ...rest }), "spark.conf": maskConf(conf), secrets: masked };
}

function snakeCaseKeys(tree: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [snakeCase(key), snakeCaseValue(value)]),
  );
}

function snakeCaseValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCaseValue);
  return isTree(value) ? snakeCaseKeys(value) : value;
}

/** Spark's own rule for what its pages hide, so that a secret given through spark.conf stays hidden too. */
function maskConf(conf: Config["spark"]["conf"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(conf).map(([key, value]) => [
      key,
      /secret|password|token|access[.]?key/i.test(key) ? "********" : value,
    ]),
  );
}
