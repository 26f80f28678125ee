import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "../../config/index.ts";
import { jarFolder, javaProgram, sparkModuleOptions } from "../../services/java.ts";
import { sparkPaths } from "../../services/spark-home.ts";

it("opens to Spark exactly what Spark's own launcher opens", () => {
  const printer = spawnSync(
    javaProgram(),
    [
      "-cp",
      join(jarFolder("spark"), "*"),
      "org.apache.spark.launcher.Main",
      "org.apache.spark.deploy.SparkSubmit",
      "--version",
    ],
    {
      encoding: "utf8",
      env: { ...process.env, SPARK_HOME: sparkPaths(loadConfig()).home, SPARK_SCALA_VERSION: "2.13" },
    },
  );
  const command = printer.stdout.split("\0");
  const isModuleOption = (option: string) =>
    /^(--add-opens|-XX:\+Ignore|-Djdk\.reflect|-Dio\.netty)/.test(option);
  expect(command.filter(isModuleOption).sort()).toEqual([...sparkModuleOptions].sort());
});
