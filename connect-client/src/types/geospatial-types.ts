import { ArgumentError } from "../errors/index.ts";
import { DataType } from "./data-type.ts";

/** A spatial reference system by its number, such as 4326; `ANY` for a column whose values have one each. */
export type Srid = number | "ANY";

/** What Spark's JSON calls the systems that are not of the EPSG registry. */
const SYSTEM_NAMES: ReadonlyMap<Srid, string> = new Map<Srid, string>([
  ["ANY", "SRID:ANY"],
  [0, "SRID:0"],
  [4326, "OGC:CRS84"],
]);

function checkSrid(srid: Srid): Srid {
  if (srid === "ANY" || (Number.isInteger(srid) && srid >= 0 && srid < 2 ** 31)) return srid;
  throw new ArgumentError(
    `The spatial reference system of a type must be its number, such as 4326, or "ANY", got ${JSON.stringify(srid)}.`,
    { pointer: "/srid" },
  );
}

/** What Spark's JSON calls a system. */
export function systemName(srid: Srid): string {
  return SYSTEM_NAMES.get(srid) ?? `EPSG:${srid}`;
}

/** The system a name of Spark's JSON stands for; undefined for one this library does not know. */
export function sridOf(system: string): Srid | undefined {
  for (const [srid, name] of SYSTEM_NAMES) if (name.toLowerCase() === system.toLowerCase()) return srid;
  const [, code] = /^EPSG:(\d+)$/i.exec(system) ?? [];
  return code === undefined ? undefined : Number(code);
}

/** The number that stands for a system in the protocol and in Arrow. */
export function sridCode(srid: Srid): number {
  return srid === "ANY" ? -1 : srid;
}

/** The system a number of the protocol stands for. */
export function sridFromCode(code: number): Srid {
  return code === -1 ? "ANY" : code;
}

/**
 * `GEOMETRY(srid)`, a shape on a plane; `Geometry` in JavaScript. Since Spark 4.1.
 *
 * @see PySpark `GeometryType` · proto `DataType.Geometry`
 */
export class GeometryType extends DataType {
  /** Always `geometry`. */
  readonly typeName = "geometry";
  /** The spatial reference system of the values, or `ANY` if each has its own. */
  readonly srid: Srid;

  constructor(srid: Srid) {
    super();
    this.srid = checkSrid(srid);
  }

  override simpleString(): string {
    return `geometry(${String(this.srid).toLowerCase()})`;
  }

  override jsonValue(): string {
    return `geometry(${systemName(this.srid)})`;
  }
}

/**
 * `GEOGRAPHY(srid)`, a shape on the globe, whose edges are arcs; `Geography` in JavaScript. Since Spark 4.1.
 *
 * @see PySpark `GeographyType` · proto `DataType.Geography`
 */
export class GeographyType extends DataType {
  /** Always `geography`. */
  readonly typeName = "geography";
  /** The spatial reference system of the values, or `ANY` if each has its own. */
  readonly srid: Srid;

  constructor(srid: Srid) {
    super();
    this.srid = checkSrid(srid);
  }

  override simpleString(): string {
    return `geography(${String(this.srid).toLowerCase()})`;
  }

  override jsonValue(): string {
    return `geography(${systemName(this.srid)}, SPHERICAL)`;
  }
}
