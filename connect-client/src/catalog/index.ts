export { Catalog, type TableOptions } from "./catalog.ts";
export type {
  CatalogEntry,
  ColumnEntry,
  DatabaseEntry,
  FunctionEntry,
  TableEntry,
} from "./catalog-entries.ts";
