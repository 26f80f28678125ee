import type { Column } from "../column/column.ts";
import type { BinaryType, DoubleType, FieldType, LongType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, optionalValue, unary, value } from "./define.ts";

/** How the summaries of equal keys become one: their sum (the default), least or greatest; or always one. */
export type SummaryMode = "sum" | "min" | "max" | "alwaysone";

/** How a sketch is made: the base-2 logarithm of its size, 4 to 26 and 12 unless given, and its summaries. */
export interface TupleSketchOptions {
  readonly lgNomEntries?: number | Column;
  readonly mode?: SummaryMode | Column;
}

function withOptions(name: string) {
  return (columns: readonly ColumnLike[], { lgNomEntries = 12, mode = "sum" }: TupleSketchOptions) =>
    call<BinaryType>(name, ...columns.map(column), value(lgNomEntries), value(mode));
}

/** Defines an aggregate of keys and their summaries. */
function aggregateOfPairs(name: string) {
  const sketch = withOptions(name);
  return (key: ColumnLike, summary: ColumnLike, options: TupleSketchOptions = {}): Column<BinaryType> =>
    sketch([key, summary], options);
}

/** Defines an aggregate of sketches. */
function aggregateOfSketches(name: string) {
  const sketch = withOptions(name);
  return (sketches: ColumnLike, options: TupleSketchOptions = {}): Column<BinaryType> =>
    sketch([sketches], options);
}

/** Defines a function of two sketches whose result has a size. */
function union(name: string) {
  const sketch = withOptions(name);
  return (left: ColumnLike, right: ColumnLike, options: TupleSketchOptions = {}): Column<BinaryType> =>
    sketch([left, right], options);
}

/** Defines a function of two sketches whose result is no larger than they are. */
function intersection(name: string) {
  return (left: ColumnLike, right: ColumnLike, mode?: SummaryMode | Column): Column<BinaryType> =>
    call(name, column(left), column(right), optionalValue(mode));
}

/** Defines a function of one sketch and how to summarise. */
function ofSummaries<T extends FieldType = FieldType>(name: string) {
  return (sketch: ColumnLike, mode?: SummaryMode | Column): Column<T> =>
    call(name, column(sketch), optionalValue(mode));
}

/** A tuple sketch of keys, each with a summary: whole numbers; since Spark 4.2. */
export const tupleSketchAggInteger = aggregateOfPairs("tuple_sketch_agg_integer");

/** Aggregates tuple sketches with whole numbers to their union; since Spark 4.2. */
export const tupleUnionAggInteger = aggregateOfSketches("tuple_union_agg_integer");

/** Aggregates tuple sketches with whole numbers to their intersection; since Spark 4.2. */
export const tupleIntersectionAggInteger = ofSummaries<BinaryType>("tuple_intersection_agg_integer");

/** The number of distinct keys in a tuple sketch with whole numbers, estimated; since Spark 4.2. */
export const tupleSketchEstimateInteger = unary<DoubleType>("tuple_sketch_estimate_integer");

/** The summaries of a tuple sketch with whole numbers as one; since Spark 4.2. */
export const tupleSketchSummaryInteger = ofSummaries<LongType>("tuple_sketch_summary_integer");

/** The share of keys, from 0 to 1, that a tuple sketch with whole numbers keeps; since Spark 4.2. */
export const tupleSketchThetaInteger = unary<DoubleType>("tuple_sketch_theta_integer");

/** The union of two tuple sketches with whole numbers; since Spark 4.2. */
export const tupleUnionInteger = union("tuple_union_integer");

/** The intersection of two tuple sketches with whole numbers; since Spark 4.2. */
export const tupleIntersectionInteger = intersection("tuple_intersection_integer");

/** The first tuple sketch with whole numbers without the keys of the second; since Spark 4.2. */
export const tupleDifferenceInteger = binary<BinaryType>("tuple_difference_integer");

/** The union of a tuple sketch with whole numbers and a theta sketch; since Spark 4.2. */
export const tupleUnionThetaInteger = union("tuple_union_theta_integer");

/** The intersection of a tuple sketch with whole numbers and a theta sketch; since Spark 4.2. */
export const tupleIntersectionThetaInteger = intersection("tuple_intersection_theta_integer");

/** A tuple sketch with whole numbers without the keys of a theta sketch; since Spark 4.2. */
export const tupleDifferenceThetaInteger = binary<BinaryType>("tuple_difference_theta_integer");

/** A tuple sketch of keys, each with a summary: doubles; since Spark 4.2. */
export const tupleSketchAggDouble = aggregateOfPairs("tuple_sketch_agg_double");

/** Aggregates tuple sketches with doubles to their union; since Spark 4.2. */
export const tupleUnionAggDouble = aggregateOfSketches("tuple_union_agg_double");

/** Aggregates tuple sketches with doubles to their intersection; since Spark 4.2. */
export const tupleIntersectionAggDouble = ofSummaries<BinaryType>("tuple_intersection_agg_double");

/** The number of distinct keys in a tuple sketch with doubles, estimated; since Spark 4.2. */
export const tupleSketchEstimateDouble = unary<DoubleType>("tuple_sketch_estimate_double");

/** The summaries of a tuple sketch with doubles as one; since Spark 4.2. */
export const tupleSketchSummaryDouble = ofSummaries<DoubleType>("tuple_sketch_summary_double");

/** The share of keys, from 0 to 1, that a tuple sketch with doubles keeps; since Spark 4.2. */
export const tupleSketchThetaDouble = unary<DoubleType>("tuple_sketch_theta_double");

/** The union of two tuple sketches with doubles; since Spark 4.2. */
export const tupleUnionDouble = union("tuple_union_double");

/** The intersection of two tuple sketches with doubles; since Spark 4.2. */
export const tupleIntersectionDouble = intersection("tuple_intersection_double");

/** The first tuple sketch with doubles without the keys of the second; since Spark 4.2. */
export const tupleDifferenceDouble = binary<BinaryType>("tuple_difference_double");

/** The union of a tuple sketch with doubles and a theta sketch; since Spark 4.2. */
export const tupleUnionThetaDouble = union("tuple_union_theta_double");

/** The intersection of a tuple sketch with doubles and a theta sketch; since Spark 4.2. */
export const tupleIntersectionThetaDouble = intersection("tuple_intersection_theta_double");

/** A tuple sketch with doubles without the keys of a theta sketch; since Spark 4.2. */
export const tupleDifferenceThetaDouble = binary<BinaryType>("tuple_difference_theta_double");
