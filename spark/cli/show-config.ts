// npm run show-config: the configuration in force, as YAML, with the secrets masked.
import { stringify } from "yaml";
import { loadConfig } from "../config/index.ts";
import { writtenForm } from "../config/written-form.ts";
import { runCommand } from "./output.ts";

await runCommand(() => console.log(stringify(writtenForm(loadConfig(), process.env)).trimEnd()));
