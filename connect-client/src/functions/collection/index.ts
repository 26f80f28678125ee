export { array, arrayRepeat, arraySize, cardinality, sequence, size } from "./array.ts";
export {
  arrayAppend,
  arrayCompact,
  arrayInsert,
  arrayPrepend,
  arrayRemove,
  flatten,
  shuffle,
  sortArray,
} from "./array-edit.ts";
export {
  arrayContains,
  arrayJoin,
  arrayMax,
  arrayMin,
  arrayPosition,
  elementAt,
  get,
  slice,
  tryElementAt,
} from "./array-item.ts";
export { aggregate, arraySort, exists, filter, forall, reduce, transform, zipWith } from "./array-lambda.ts";
export {
  arrayDistinct,
  arrayExcept,
  arrayIntersect,
  arraysOverlap,
  arraysZip,
  arrayUnion,
} from "./array-set.ts";
export {
  explode,
  explodeOuter,
  inline,
  inlineOuter,
  jsonTuple,
  posexplode,
  posexplodeOuter,
  stack,
} from "./generator.ts";
export {
  createMap,
  mapConcat,
  mapContainsKey,
  mapEntries,
  mapFromArrays,
  mapFromEntries,
  mapKeys,
  mapValues,
  strToMap,
} from "./map.ts";
export { mapFilter, mapZipWith, transformKeys, transformValues } from "./map-lambda.ts";
export { namedStruct, struct } from "./struct.ts";
