import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/index.ts";
import { heap, jarFolder, javaEnvironment, javaProgram, quickJvm } from "./java.ts";
import type { StorageEngine } from "./storage.ts";

/** s3proxy over a folder: comes from Maven like everything else, needs no further program. */
export function s3proxyEngine(storage: Config["storage"], folder: string): StorageEngine {
  const propertiesFile = join(folder, "s3proxy.properties");
  const objects = join(folder, "objects");
  return {
    title: "S3 store (s3proxy)",

    async prepare() {
      mkdirSync(objects, { recursive: true });
      writeFileSync(join(folder, "logback.xml"), logback);
      writeFileSync(propertiesFile, properties(storage, objects), { mode: 0o600 });
    },

    command: () => ({
      program: javaProgram(),
      args: [
        ...heap(storage.heapMb),
        ...quickJvm,
        `-Dlogback.configurationFile=${join(folder, "logback.xml")}`,
        "-cp",
        join(jarFolder("s3proxy"), "*"),
        "org.gaul.s3proxy.Main",
        "--properties",
        propertiesFile,
      ],
      env: javaEnvironment,
      cwd: folder,
      stopSignal: "SIGTERM",
    }),
  };
}

function properties(storage: Config["storage"], objects: string): string {
  return `${[
    `s3proxy.endpoint=http://${storage.host}:${storage.port}`,
    "s3proxy.authorization=aws-v2-or-v4",
    `s3proxy.identity=${storage.accessKey}`,
    `s3proxy.credential=${storage.secretKey}`,
    "jclouds.provider=filesystem-nio2",
    `jclouds.filesystem.basedir=${objects}`,
  ].join("\n")}\n`;
}

/** Its default logs every request with all headers. */
const logback = `<configuration>
  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger{20} %msg%n</pattern></encoder>
  </appender>
  <root level="WARN"><appender-ref ref="OUT"/></root>
</configuration>
`;
