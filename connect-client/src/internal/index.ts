export { assertNever } from "./assert-never.ts";
export { isWellFormed } from "./well-formed.ts";
