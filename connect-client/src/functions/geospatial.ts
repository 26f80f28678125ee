import type { ColumnValue } from "../column/operand-types.ts";
import type { BinaryType, FieldType, IntegerType } from "../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, optionalValue, unary } from "./define.ts";

/**
 * A geometry or geography as well-known binary; since Spark 4.1.
 *
 * @param endianness - `"NDR"` (little-endian, the default) or, from Spark 4.2 on, `"XDR"` (big-endian)
 * @example
 * ```ts
 * const point = F.unhex(lit("0101000000000000000000F03F0000000000000040")); // POINT (1 2)
 * console.log(await spark.range(1).select(F.hex(F.stAsbinary(F.stGeomfromwkb(point))).alias("wkb")).first());
 * // { wkb: '0101000000000000000000F03F0000000000000040' }
 * ```
 */
export function stAsbinary<const A extends ColumnLike, const B extends ColumnValue = never>(
  place: A,
  endianness?: B,
): Of<BinaryType, A, B> {
  return call("st_asbinary", column(place), optionalValue(endianness));
}

/**
 * A geography, in degrees of longitude and latitude (SRID 4326), from well-known binary; since Spark 4.1.
 *
 * @example
 * ```ts
 * const point = F.unhex(lit("0101000000000000000000F03F0000000000000040")); // POINT (1 2)
 * console.log(await spark.range(1).select(F.stSrid(F.stGeogfromwkb(point)).alias("srid")).first());
 * // { srid: 4326 }
 * ```
 */
export const stGeogfromwkb = unary("st_geogfromwkb");

/**
 * A geometry from well-known binary; since Spark 4.1.
 *
 * @param srid - 0 unless given
 * @example
 * ```ts
 * const point = F.unhex(lit("0101000000000000000000F03F0000000000000040")); // POINT (1 2)
 * console.log(await spark.range(1).select(F.stSrid(F.stGeomfromwkb(point)).alias("srid")).first());
 * // { srid: 0 }
 * ```
 */
export function stGeomfromwkb<const A extends ColumnLike, const B extends ColumnLike = never>(
  wkb: A,
  srid?: B,
): Of<FieldType, A | B> {
  return call("st_geomfromwkb", column(wkb), optionalColumn(srid));
}

/**
 * The same coordinates under another spatial reference system, by its SRID; since Spark 4.1.
 *
 * @example
 * ```ts
 * const point = F.unhex(lit("0101000000000000000000F03F0000000000000040")); // POINT (1 2)
 * const df = spark.range(1).select(F.stSrid(F.stSetsrid(F.stGeomfromwkb(point), 3857)).alias("srid"));
 * console.log(await df.first());
 * // { srid: 3857 }
 * ```
 */
export function stSetsrid<const A extends ColumnLike, const B extends ColumnLike>(
  place: A,
  srid: B,
): Of<FieldType, A | B> {
  return call("st_setsrid", column(place), column(srid));
}

/**
 * The spatial reference system of a geometry or geography, as its SRID; since Spark 4.1.
 *
 * @example
 * ```ts
 * const point = F.unhex(lit("0101000000000000000000F03F0000000000000040")); // POINT (1 2)
 * console.log(await spark.range(1).select(F.stSrid(F.stGeogfromwkb(point)).alias("srid")).first());
 * // { srid: 4326 }
 * ```
 */
export const stSrid = unary<IntegerType>("st_srid");
