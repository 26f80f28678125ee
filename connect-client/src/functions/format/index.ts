export { fromAvro, toAvro } from "./avro.ts";
export { fromCsv, schemaOfCsv, toCsv } from "./csv.ts";
export { fromJson, getJsonObject, jsonArrayLength, jsonObjectKeys, schemaOfJson, toJson } from "./json.ts";
export { fromProtobuf, toProtobuf } from "./protobuf.ts";
export {
  isValidVariant,
  isVariantNull,
  parseJson,
  schemaOfVariant,
  schemaOfVariantAgg,
  toVariantObject,
  tryParseJson,
  tryVariantGet,
  variantGet,
} from "./variant.ts";
export {
  tryVariantArrayAppend,
  tryVariantInsert,
  tryVariantSet,
  variantArrayAppend,
  variantDelete,
  variantInsert,
  variantSet,
  variantStripNulls,
} from "./variant-edit.ts";
export { fromXml, schemaOfXml, toXml } from "./xml.ts";
export {
  xpath,
  xpathBoolean,
  xpathDouble,
  xpathFloat,
  xpathInt,
  xpathLong,
  xpathNumber,
  xpathShort,
  xpathString,
} from "./xpath.ts";
