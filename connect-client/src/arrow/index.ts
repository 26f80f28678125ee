export { ArrowColumns, type ArrowInput, isArrowInput } from "./arrow-input.ts";
export { arrowTable } from "./arrow-table.ts";
export { encodeColumns } from "./encode-columns.ts";
export { encodeRows } from "./encode-rows.ts";
export { RowDecoder } from "./row-decoder.ts";
