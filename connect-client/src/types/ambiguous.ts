import type { DataType, FieldType } from "./data-type.ts";

declare const sides: unique symbol;

/** The type of a name that both sides of a join have: to use it is a mistake, to drop or rename it is not. */
export interface Ambiguous<Left extends FieldType = FieldType, Right extends FieldType = FieldType>
  extends DataType {
  readonly [sides]: readonly [Left, Right];
}
