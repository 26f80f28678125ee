export { arrowTable } from "./arrow-table.ts";
export { encodeRows } from "./encode-rows.ts";
export { RowDecoder } from "./row-decoder.ts";
