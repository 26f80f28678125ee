import { join } from "node:path";
import { readStateFile } from "../sources/state-file.ts";
import type { ProcessRow, StackReport } from "../wire.ts";
import {
  type Fields,
  readFields,
  readList,
  readMoment,
  readNumber,
  readOptionalNumber,
  readOptionalText,
  readText,
} from "./fields.ts";
import type { Query } from "./queries.ts";

/** The supervisors' files: the services of the local stack, and the jobs and producers of `npm start`. */
type ReportFile = "stack.json" | "application.json";

/** Reads what a supervisor knows of its processes: state, restarts, memory. Null where there is none. */
export function stackReport(stateDir: string, file: ReportFile): Query<StackReport | null> {
  const path = join(stateDir, file);
  return async () => {
    const content = await readStateFile(path);
    return content === null ? null : describeStack(content);
  };
}

export function describeStack(content: unknown): StackReport {
  const fields = readFields(content, "the report");
  return {
    state: readText(fields, "state"),
    updatedAt: readMoment(fields, "updatedAt"),
    processes: readList(fields, "services").map(describeProcess),
  };
}

function describeProcess(service: Fields): ProcessRow {
  return {
    name: readText(service, "name"),
    title: readText(service, "title"),
    state: readText(service, "state"),
    pid: readOptionalNumber(service, "pid"),
    restarts: readNumber(service, "restarts"),
    lastExit: readOptionalText(service, "lastExit"),
    since: readMoment(service, "since"),
    memoryMb: readOptionalNumber(service, "memoryMb"),
  };
}
