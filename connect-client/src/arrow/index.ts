export { RowDecoder } from "./row-decoder.ts";
