export { countMinSketch } from "./count-min.ts";
export type { SummaryMode, TupleSketchOptions } from "./define-tuple.ts";
export { hllSketchAgg, hllSketchEstimate, hllUnion, hllUnionAgg } from "./hll.ts";
export {
  kllMergeAggBigint,
  kllSketchAggBigint,
  kllSketchGetNBigint,
  kllSketchGetQuantileBigint,
  kllSketchGetRankBigint,
  kllSketchMergeBigint,
  kllSketchToStringBigint,
} from "./kll-bigint.ts";
export {
  kllMergeAggDouble,
  kllSketchAggDouble,
  kllSketchGetNDouble,
  kllSketchGetQuantileDouble,
  kllSketchGetRankDouble,
  kllSketchMergeDouble,
  kllSketchToStringDouble,
} from "./kll-double.ts";
export {
  kllMergeAggFloat,
  kllSketchAggFloat,
  kllSketchGetNFloat,
  kllSketchGetQuantileFloat,
  kllSketchGetRankFloat,
  kllSketchMergeFloat,
  kllSketchToStringFloat,
} from "./kll-float.ts";
export {
  thetaDifference,
  thetaIntersection,
  thetaIntersectionAgg,
  thetaSketchAgg,
  thetaSketchEstimate,
  thetaUnion,
  thetaUnionAgg,
} from "./theta.ts";
export {
  tupleDifferenceDouble,
  tupleIntersectionAggDouble,
  tupleIntersectionDouble,
  tupleSketchAggDouble,
  tupleSketchEstimateDouble,
  tupleSketchSummaryDouble,
  tupleSketchThetaDouble,
  tupleUnionAggDouble,
  tupleUnionDouble,
} from "./tuple-double.ts";
export {
  tupleDifferenceThetaDouble,
  tupleIntersectionThetaDouble,
  tupleUnionThetaDouble,
} from "./tuple-double-theta.ts";
export {
  tupleDifferenceInteger,
  tupleIntersectionAggInteger,
  tupleIntersectionInteger,
  tupleSketchAggInteger,
  tupleSketchEstimateInteger,
  tupleSketchSummaryInteger,
  tupleSketchThetaInteger,
  tupleUnionAggInteger,
  tupleUnionInteger,
} from "./tuple-integer.ts";
export {
  tupleDifferenceThetaInteger,
  tupleIntersectionThetaInteger,
  tupleUnionThetaInteger,
} from "./tuple-integer-theta.ts";
