import { clone } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import type { Column } from "../../../src/column/column.ts";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { type Relation, RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { relation } from "../../../src/plan/relation.ts";
import { RecordingExecutor } from "../../unit/recording-executor.ts";
import { comparable } from "../comparable.ts";
import { columnPlans } from "./column-plans.ts";
import { notCovered, sentDefaults } from "./differences.ts";
import { functionPlans } from "./function-plans.ts";
import { goldenPlans } from "./golden-files.ts";
import { literalPlans } from "./literal-plans.ts";
import { Inputs, relationPlans } from "./relation-plans.ts";

const projections: Readonly<Record<string, (df: DataFrame) => Column | readonly Column[]>> = {
  ...columnPlans,
  ...literalPlans,
  ...Object.fromEntries(Object.entries(functionPlans).map(([name, build]) => [`function_${name}`, build])),
};

/** The relation a golden plan projects: input of the test, not what it checks. */
function inputOf(golden: Relation, version: string): DataFrame {
  const project = golden.relType.case === "project" ? golden.relType.value.input?.relType : undefined;
  if (project?.case !== "localRelation")
    throw new Error("this golden plan is no projection of a local relation");
  const executor = new RecordingExecutor([], version);
  const { schema = "" } = project.value;
  return new DataFrame(executor, relation(executor.nextPlanId(), "localRelation", { schema }));
}

/** The projection of one function call, without its last `count` arguments. */
function withoutLastArguments(plan: Relation, count: number): Relation {
  const copy = clone(RelationSchema, plan);
  const expression =
    copy.relType.case === "project" ? copy.relType.value.expressions[0]?.exprType : undefined;
  if (expression?.case !== "unresolvedFunction")
    throw new Error("this plan is no projection of a function call");
  expression.value.arguments.splice(-count);
  return copy;
}

/** An entry for one version's form of a golden plan, or for all versions. */
function entry<T>(table: Readonly<Record<string, T>>, name: string, version: string): T | undefined {
  return table[`${name}@${version}`] ?? table[name];
}

/** The plan our call for a golden plan makes. */
function ourPlan(name: string, version: string, golden: Relation): Relation {
  const build = relationPlans[name];
  if (build) return build(new Inputs(new RecordingExecutor([], version))).toRelation();
  const project = entry(projections, name, version);
  if (!project) throw new Error(`no call for ${name}`);
  const input = inputOf(golden, version);
  return input.select(...[project(input)].flat()).toRelation();
}

describe.each(["4.0.0", "4.1.2"])("plans of Spark's own Scala client %s", (version) => {
  const plans = [...goldenPlans(version)];
  const isCovered = (name: string) =>
    name in relationPlans || entry(projections, name, version) !== undefined;
  const covered = plans.filter(([name]) => isCovered(name));

  test.each(covered)("%s", (name, golden) => {
    const plan = ourPlan(name, version, golden);
    const defaults = sentDefaults[name] ?? 0;
    const ours = defaults > 0 ? withoutLastArguments(plan, defaults) : plan;
    expect(comparable(RelationSchema, ours)).toEqual(comparable(RelationSchema, golden));
  });

  test("every plan is covered, or listed with the reason why not", () => {
    console.log(`${covered.length} of Spark ${version}'s ${plans.length} golden plans are covered`);
    const isListed = (name: string) => entry(notCovered, name, version) !== undefined;
    const missing = plans.map(([name]) => name).filter((name) => !isCovered(name) && !isListed(name));
    expect(missing).toEqual([]);
  });
});
