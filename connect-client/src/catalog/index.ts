export { Catalog, type TableOptions } from "./catalog.ts";
export type {
  CatalogEntry,
  ColumnEntry,
  DatabaseEntry,
  FunctionEntry,
  PartitionEntry,
  TableEntry,
} from "./catalog-entries.ts";
