import type { Config } from "@kindling/spark/config";
import { checkpointsFolder } from "../job/checkpoints-folder.ts";
import type { Job } from "../job/define-job.ts";
import { settingValues } from "../job/settings.ts";
import { planText } from "../plan/plan-text.ts";
import { offlineSession } from "./offline-session.ts";
import { checkpointOf, sinkText } from "./start-query.ts";

/** What `--plan` prints: the plans of everything the job writes, as JSON. Needs no server. */
export async function compiledPlan(
  job: Job,
  config: Config,
  settings: ReadonlyMap<string, string>,
): Promise<string> {
  return planText({ job: job.name, kind: job.kind, ...(await plansOf(job, config, settings)) });
}

async function plansOf(job: Job, config: Config, given: ReadonlyMap<string, string>) {
  const input = { spark: offlineSession(), config, settings: settingValues(job.settings, given) };
  switch (job.kind) {
    case "batch": {
      const { outputs, tally } = job.build(input);
      return {
        outputs: outputs.map(({ table, rows, replaces }) => ({
          table: table.name,
          replaces: replaces?.toExpression() ?? "all rows",
          plan: rows.toRelation(),
        })),
        tally: tally.toRelation(),
      };
    }
    case "task":
    case "loop":
      return {
        plans: Object.entries(job.plans(input)).map(([name, rows]) => ({ name, plan: rows.toRelation() })),
      };
    case "stream": {
      const queries = job.build(input, await job.prepareOffline(input));
      return {
        queries: queries.map((query) => ({
          name: query.name,
          sink: sinkText(query.sink),
          checkpoint: checkpointOf(checkpointsFolder(job, config), query, config),
          plan: query.rows.toRelation(),
        })),
      };
    }
  }
}
