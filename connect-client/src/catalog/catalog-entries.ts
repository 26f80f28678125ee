/** A catalog, such as `spark_catalog`. */
export interface CatalogEntry {
  readonly name: string;
  readonly description: string | null;
}

/** A database, also called a namespace or schema. */
export interface DatabaseEntry {
  readonly name: string;
  readonly catalog: string | null;
  readonly description: string | null;
  readonly locationUri: string;
}

/** A table or view. */
export interface TableEntry {
  readonly name: string;
  readonly catalog: string | null;
  readonly namespace: string[] | null;
  readonly description: string | null;
  /** Such as `MANAGED`, `EXTERNAL`, `VIEW` or `TEMPORARY`. */
  readonly tableType: string;
  readonly isTemporary: boolean;
}

/** A function. */
export interface FunctionEntry {
  readonly name: string;
  readonly catalog: string | null;
  readonly namespace: string[] | null;
  readonly description: string | null;
  readonly className: string;
  readonly isTemporary: boolean;
}

/** A column of a table. */
export interface ColumnEntry {
  readonly name: string;
  readonly description: string | null;
  /** As DDL, such as `bigint`. */
  readonly dataType: string;
  readonly nullable: boolean;
  readonly isPartition: boolean;
  readonly isBucket: boolean;
  readonly isCluster: boolean;
}

/** A partition of a table. */
export interface PartitionEntry {
  /** Its columns and values, such as `zone=DE-LU/dt=2024-05-01`. */
  readonly partition: string;
}
