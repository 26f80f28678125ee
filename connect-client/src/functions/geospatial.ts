import type { BinaryType, IntegerType } from "../types/index.ts";
import { binary, unary } from "./define.ts";

/** A geometry or geography as well-known binary; since Spark 4.1. */
export const stAsbinary = unary<BinaryType>("st_asbinary");

/** A geography from well-known binary; since Spark 4.1. */
export const stGeogfromwkb = unary("st_geogfromwkb");

/** A geometry from well-known binary; since Spark 4.1. */
export const stGeomfromwkb = unary("st_geomfromwkb");

/** The same place under another spatial reference system; since Spark 4.1. */
export const stSetsrid = binary("st_setsrid");

/** The spatial reference system of a geometry or geography; since Spark 4.1. */
export const stSrid = unary<IntegerType>("st_srid");
