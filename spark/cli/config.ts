// npm run config [-- --profile name]: makes .env and all that docker-compose.yaml mounts, from config.yml and the environment.
import { parseArgs } from "node:util";
import { ensureJars } from "../bootstrap/jars.mjs";
import { ensureProtocol } from "../bootstrap/protocol.mjs";
import { fromRepositoryRoot, loadConfig } from "../config/index.ts";
import { writeContainerSettings } from "../containers/container-settings.ts";
import { writeEnvFile } from "../containers/env-file.ts";
import { ensureSecrets } from "../services/secrets.ts";
import { runCommand } from "./output.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { profile: { type: "string" } } });
  if (values.profile !== undefined) process.env.KINDLING_PROFILE = values.profile;
  ensureSecrets(loadConfig().stack.stateDir);
  const config = loadConfig();
  await ensureJars(console.log);
  await ensureProtocol(console.log);
  const folder = writeContainerSettings(config);
  const env = fromRepositoryRoot(".env");
  writeEnvFile(env, config);
  console.log(`Made ${env} and ${folder}. Next: docker compose up --build --wait`);
});
