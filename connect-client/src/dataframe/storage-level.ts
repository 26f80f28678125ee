/**
 * Where a cached DataFrame is kept.
 *
 * @see PySpark `StorageLevel`
 */
export interface StorageLevel {
  readonly useDisk: boolean;
  readonly useMemory: boolean;
  readonly useOffHeap: boolean;
  readonly deserialized: boolean;
  /** On how many executors each partition is kept. */
  readonly replication: number;
}

const memory: StorageLevel = {
  useDisk: false,
  useMemory: true,
  useOffHeap: false,
  deserialized: true,
  replication: 1,
};
const disk: StorageLevel = { ...memory, useDisk: true, useMemory: false, deserialized: false };
const memoryAndDisk: StorageLevel = { ...memory, useDisk: true };

/**
 * The storage levels of Spark's SQL engine, by their names in Scala and Java.
 *
 * @example
 * ```ts
 * console.log(StorageLevel.MEMORY_ONLY);
 * // {
 * //   useDisk: false,
 * //   useMemory: true,
 * //   useOffHeap: false,
 * //   deserialized: true,
 * //   replication: 1
 * // }
 * ```
 * @see PySpark `StorageLevel` · proto `StorageLevel`
 */
export const StorageLevel = {
  NONE: { ...disk, useDisk: false },
  DISK_ONLY: disk,
  DISK_ONLY_2: { ...disk, replication: 2 },
  DISK_ONLY_3: { ...disk, replication: 3 },
  MEMORY_ONLY: memory,
  MEMORY_ONLY_2: { ...memory, replication: 2 },
  MEMORY_ONLY_SER: { ...memory, deserialized: false },
  MEMORY_AND_DISK: memoryAndDisk,
  MEMORY_AND_DISK_2: { ...memoryAndDisk, replication: 2 },
  MEMORY_AND_DISK_SER: { ...memoryAndDisk, deserialized: false },
  OFF_HEAP: { ...memoryAndDisk, useOffHeap: true, deserialized: false },
} as const satisfies Readonly<Record<string, StorageLevel>>;
