import { checkpointsFolder } from "./checkpoints-folder.ts";
import { defineStreamJob, type Job, type StreamJob } from "./define-job.ts";

/**
 * One job that runs the queries of several in one session. Each query goes on from the checkpoint it has in its own
 * job, so either may be run, and Spark refuses both at once.
 *
 * @param jobs - none may have settings; their triggers must be the same
 */
export function joinStreamJobs({
  name,
  description,
  jobs,
}: Pick<StreamJob, "name" | "description"> & { readonly jobs: readonly Job[] }): StreamJob {
  const streams = jobs.filter((job) => job.kind === "stream");
  if (streams.length < jobs.length) throw new Error(`${name} can only join streams`);
  const trigger = streams[0]?.triggerSeconds ?? (() => 1);
  const all = <T>(parts: (job: StreamJob) => readonly T[]) => [...new Set(streams.flatMap(parts))];
  return defineStreamJob({
    name,
    description,
    reads: all(({ reads }) => reads),
    writes: all(({ writes }) => writes),
    settings: {},
    triggerSeconds: trigger,
    inputQueries: all(({ inputQueries }) => inputQueries),
    topics: (config) => all(({ topics }) => topics(config)),
    prepare: (input) => Promise.all(streams.map((job) => job.prepare(input))),
    prepareOffline: (input) => Promise.all(streams.map((job) => job.prepareOffline(input))),
    build: (input, prepared) =>
      streams.flatMap((job, index) =>
        job
          .build(input, prepared[index])
          .map((query) => ({ ...query, checkpoints: checkpointsFolder(job, input.config) })),
      ),
  });
}
