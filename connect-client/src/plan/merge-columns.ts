import type { Expression_Alias as Alias } from "../gen/spark/connect/expressions_pb.ts";
import type { Relation, WithColumns } from "../gen/spark/connect/relations_pb.ts";
import { foldedName, namesIn } from "./row-expression.ts";

type ColumnLayer = Relation & {
  readonly relType: { readonly case: "withColumns"; readonly value: WithColumns };
};

const keptApart = new WeakSet<Relation>();

/** Keeps a relation as it is in every plan: what the server caches, it finds again by its exact shape. */
export function keepApart(relation: Relation): void {
  keptApart.add(relation);
}

/**
 * Puts `withColumns` that follow one another into one, wherever the result is the same to the last detail: the
 * later ones are functions of single rows that refer to nothing the earlier ones set, and no column of the plan
 * refers to a DataFrame in between.
 *
 * A server analyses each layer by itself, and refuses plans of a hundred or more.
 *
 * @param part - a plan, a command or a relation; returned as it is if nothing changes
 */
export function mergeColumns<T extends object>(part: T): T {
  if (!hasAdjacentLayers(part)) return part;
  let referenced: ReadonlySet<bigint> | undefined;
  const mustStay = (relation: Relation) => {
    referenced ??= referencedPlanIds(part);
    return keptApart.has(relation) || referenced.has(relation.common?.planId ?? 0n);
  };
  const rewritten = new Map<Relation, Relation>();
  const rewrite = (relation: Relation): Relation => rewritten.get(relation) ?? relation;
  const rewriteOne = (relation: Relation): Relation => {
    if (!isColumnLayer(relation)) return mapRelations(relation, rewrite);
    const { layers, base } = layersOf(relation);
    return (
      groupLayers(layers, mustStay).reduce<Relation | undefined>(merged, base && rewrite(base)) ?? relation
    );
  };
  for (const relation of innermostFirst(part)) rewritten.set(relation, rewriteOne(relation));
  return isRelation(part) ? (rewrite(part) as T & Relation) : mapRelations(part, rewrite);
}

/** The relations inside a part of a plan, each once and after those inside it; of a row of layers only the last. */
function innermostFirst(part: object): Set<Relation> {
  const done = new Set<Relation>();
  const entered = new Set<object>();
  // Not recursive: plans may be deeper than the stack.
  const waiting: object[] = [part];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    if (entered.has(next)) {
      waiting.pop();
      if (isRelation(next)) done.add(next);
      continue;
    }
    entered.add(next);
    const inside = isRelation(next) && isColumnLayer(next) ? [layersOf(next).base] : relationsOf(next);
    for (const relation of inside) if (relation !== undefined) waiting.push(relation);
  }
  return done;
}

/** The relations right inside a message. */
function relationsOf(message: object): Relation[] {
  const relations: Relation[] = [];
  mapRelations(message, (relation) => {
    relations.push(relation);
    return relation;
  });
  return relations;
}

/** The layers from the first that was made to `top`, and what lies below them. */
function layersOf(top: ColumnLayer): { layers: readonly ColumnLayer[]; base: Relation | undefined } {
  const layers: ColumnLayer[] = [];
  let base: Relation | undefined = top;
  while (base !== undefined && isColumnLayer(base)) {
    layers.push(base);
    base = base.relType.value.input;
  }
  return { layers: layers.reverse(), base };
}

/** Cuts a row of layers into stretches that may become one. */
function groupLayers(
  layers: readonly ColumnLayer[],
  mustStay: (relation: Relation) => boolean,
): readonly ColumnLayer[][] {
  const groups: ColumnLayer[][] = [];
  // What the current stretch sets; undefined if nothing may join it.
  let names: Set<string> | undefined;
  for (const layer of layers) {
    const { aliases } = layer.relType.value;
    const group = groups.at(-1);
    const below = group?.at(-1);
    const joins = names !== undefined && below !== undefined && !mustStay(below) && areFree(aliases, names);
    if (joins) group?.push(layer);
    else groups.push([layer]);
    if (!joins) names = areFree(aliases, new Set()) ? new Set() : undefined;
    for (const { name } of aliases) names?.add(foldedName(name[0] ?? ""));
  }
  return groups;
}

/** Whether columns are functions of single rows that neither read nor set any of the names. */
function areFree(aliases: readonly Alias[], names: ReadonlySet<string>): boolean {
  return aliases.every(({ expr, name }) => {
    const read = expr && namesIn(expr);
    return read !== undefined && ![...read, foldedName(name[0] ?? "")].some((each) => names.has(each));
  });
}

/** One relation for a stretch of layers: known by the name of the last of them. */
function merged(input: Relation | undefined, layers: readonly ColumnLayer[]): Relation | undefined {
  const last = layers.at(-1);
  if (last === undefined) return input;
  if (layers.length === 1 && last.relType.value.input === input) return last;
  const aliases = layers.flatMap((layer) => layer.relType.value.aliases);
  const value: WithColumns = { ...last.relType.value, aliases, ...(input && { input }) };
  return { ...last, relType: { case: "withColumns", value } };
}

/** A copy of a message with other relations inside, or the message itself if all stay the same. */
function mapRelations<T extends object>(message: T, change: (relation: Relation) => Relation): T {
  let copy = message;
  for (const [key, value] of Object.entries(message)) {
    const changed = mapValue(value, change);
    if (changed !== value) copy = { ...copy, [key]: changed };
  }
  return copy;
}

function mapValue(value: unknown, change: (relation: Relation) => Relation): unknown {
  if (!mayHoldRelations(value)) return value;
  if (isRelation(value)) return change(value);
  if (!Array.isArray(value)) return mapRelations(value, change);
  const items = value.map((item) => mapValue(item, change));
  return items.some((item, i) => item !== value[i]) ? items : value;
}

/** Whether there is anything to merge. Not recursive, as the next: layers may be as many as there is memory. */
function hasAdjacentLayers(part: object): boolean {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [part];
  while (waiting.length > 0) {
    const value = waiting.pop();
    // A DataFrame may be in a plan many times, and each time with all it is made of.
    if (seen.has(value) || !mayHoldRelations(value)) continue;
    seen.add(value);
    if (isRelation(value) && isColumnLayer(value)) {
      const { input } = value.relType.value;
      if (input !== undefined && isColumnLayer(input)) return true;
    }
    for (const item of Object.values(value)) waiting.push(item);
  }
  return false;
}

/** The DataFrames that columns of a plan refer to. */
function referencedPlanIds(part: object): ReadonlySet<bigint> {
  const ids = new Set<bigint>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [part];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (seen.has(value) || !isObject(value) || isOfType(value, "spark.connect.RelationCommon")) continue;
    seen.add(value);
    if ("planId" in value && typeof value.planId === "bigint") ids.add(value.planId);
    for (const item of Object.values(value)) waiting.push(item);
  }
  return ids;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Uint8Array);
}

/** Expressions, of which lists are of one kind, hold only the ids of relations. */
function mayHoldRelations(value: unknown): value is object {
  const sample = Array.isArray(value) ? value[0] : value;
  return isObject(sample) && isObject(value) && !isOfType(sample, "spark.connect.Expression");
}

function isColumnLayer(relation: Relation): relation is ColumnLayer {
  return relation.relType.case === "withColumns";
}

function isRelation(value: object): value is Relation {
  return "$typeName" in value && value.$typeName === "spark.connect.Relation";
}

/** Whether a value is a message of that type or of one nested in it. */
function isOfType(value: object, type: string): boolean {
  if (!("$typeName" in value) || typeof value.$typeName !== "string") return false;
  return value.$typeName === type || value.$typeName.startsWith(`${type}.`);
}
