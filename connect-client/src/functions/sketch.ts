import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { BinaryType, LongType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, optionalValue, unary } from "./define.ts";
import { sketchAggregate } from "./sketch-aggregate.ts";

/** A HyperLogLog sketch of the values; `lgConfigK` from 4 to 21 sets its size. */
export const hllSketchAgg = sketchAggregate("hll_sketch_agg");

/** The number of distinct values in a HyperLogLog sketch, estimated. */
export const hllSketchEstimate = unary<LongType>("hll_sketch_estimate");

/** Two HyperLogLog sketches as one. */
export function hllUnion(
  left: ColumnLike,
  right: ColumnLike,
  allowDifferentLgConfigK?: ColumnValue,
): Column<BinaryType> {
  return call("hll_union", column(left), column(right), optionalValue(allowDifferentLgConfigK));
}

/** Aggregates HyperLogLog sketches to one; the second argument allows different sizes. */
export const hllUnionAgg = sketchAggregate("hll_union_agg");

/** A theta sketch of the values; `lgNomEntries` from 4 to 26 sets its size; since Spark 4.1. */
export const thetaSketchAgg = sketchAggregate("theta_sketch_agg");

/** Aggregates theta sketches to their union; since Spark 4.1. */
export const thetaUnionAgg = sketchAggregate("theta_union_agg");

/** Aggregates theta sketches to their intersection; since Spark 4.1. */
export const thetaIntersectionAgg = unary<BinaryType>("theta_intersection_agg");

/** The number of distinct values in a theta sketch, estimated; since Spark 4.1. */
export const thetaSketchEstimate = unary<LongType>("theta_sketch_estimate");

/** The union of two theta sketches; since Spark 4.1. */
export function thetaUnion(
  left: ColumnLike,
  right: ColumnLike,
  lgNomEntries?: ColumnValue,
): Column<BinaryType> {
  return call("theta_union", column(left), column(right), optionalValue(lgNomEntries));
}

/** The intersection of two theta sketches; since Spark 4.1. */
export const thetaIntersection = binary<BinaryType>("theta_intersection");

/** The first theta sketch without the values of the second; since Spark 4.1. */
export const thetaDifference = binary<BinaryType>("theta_difference");
