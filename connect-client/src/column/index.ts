export { type ColumnOrName, col, expr, lit } from "./col.ts";
export { Column } from "./column.ts";
export type { ColumnValue } from "./operand-types.ts";
export { type FrameBound, Window, WindowSpec } from "./window-spec.ts";
