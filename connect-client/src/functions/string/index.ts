export { initcap, lcase, lower, ucase, upper } from "./case.ts";
export { ascii, char, chr, isValidUtf8, makeValidUtf8, tryValidateUtf8, validateUtf8 } from "./character.ts";
export { collate, collation } from "./collation.ts";
export {
  formatNumber,
  formatString,
  mask,
  printf,
  toChar,
  toNumber,
  toVarchar,
  tryToNumber,
} from "./format.ts";
export { concat, concatWs, elt, findInSet, quote, repeat, reverse } from "./join.ts";
export { bitLength, characterLength, charLength, length, octetLength } from "./length.ts";
export {
  left,
  overlay,
  replace,
  right,
  splitPart,
  substr,
  substring,
  substringIndex,
  translate,
} from "./part.ts";
export {
  regexp,
  regexpCount,
  regexpExtract,
  regexpExtractAll,
  regexpInstr,
  regexpLike,
  regexpReplace,
  regexpSubstr,
  rlike,
  split,
} from "./regexp.ts";
export { contains, endswith, ilike, instr, like, locate, position, startswith } from "./search.ts";
export { jaroWinklerSimilarity, levenshtein, sentences, soundex } from "./similarity.ts";
export { btrim, lpad, ltrim, rpad, rtrim, trim } from "./trim-and-pad.ts";
