import { inspect } from "node:util";
import { ArgumentError } from "../../errors/index.ts";

/** What {@link Geometry} and {@link Geography} have in common: a shape as its bytes, and where on earth those are. */
abstract class SpatialValue {
  /** Tells a geometry from a geography, for the compiler as well. */
  abstract readonly kind: "geometry" | "geography";
  /** The shape as well-known binary. */
  readonly wkb: Uint8Array;
  /** The number of the spatial reference system. */
  readonly srid: number;

  constructor(wkb: Uint8Array, srid: number) {
    if (!(wkb instanceof Uint8Array))
      throw new ArgumentError(`A shape is given as the bytes of its well-known binary, not ${inspect(wkb)}.`);
    if (!Number.isInteger(srid))
      throw new ArgumentError(`A spatial reference system is a whole number, not ${inspect(srid)}.`);
    this.wkb = wkb;
    this.srid = srid;
  }

  /** The bytes in hexadecimal behind the reference system: `SRID=4326;0101000000…`. */
  toString(): string {
    return `SRID=${this.srid};${Buffer.from(this.wkb).toString("hex")}`;
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** {@link toString}, for `JSON.stringify`. */
  toJSON(): string {
    return this.toString();
  }

  protected sameAs(other: SpatialValue): boolean {
    return this.kind === other.kind && this.srid === other.srid && Buffer.compare(this.wkb, other.wkb) === 0;
  }
}

/**
 * A shape on a plane: the value of a `GEOMETRY`.
 *
 * @example
 * ```ts
 * const point = new Geometry(Buffer.from("0101000000000000000000f03f0000000000000040", "hex"), 3857); // (1, 2)
 * console.log(point.toString(), point.equals(new Geometry(point.wkb, 0)));
 * // SRID=3857;0101000000000000000000f03f0000000000000040 false
 * ```
 * @see PySpark `Geometry`
 */
export class Geometry extends SpatialValue {
  /** Always `geometry`. */
  readonly kind = "geometry";

  /** @param srid - 0, a plane that is nowhere on earth, unless given */
  constructor(wkb: Uint8Array, srid: number = 0) {
    super(wkb, srid);
  }

  /** Whether both have the same bytes and reference system; one shape may be written in more than one way. */
  equals(other: Geometry): boolean {
    return this.sameAs(other);
  }
}

/**
 * A shape on the globe: the value of a `GEOGRAPHY`.
 *
 * @example
 * ```ts
 * const point = new Geography(Buffer.from("0101000000000000000000f03f0000000000000040", "hex")); // 1° E, 2° N
 * console.log(point.toString(), point.equals(new Geography(point.wkb)));
 * // SRID=4326;0101000000000000000000f03f0000000000000040 true
 * ```
 * @see PySpark `Geography`
 */
export class Geography extends SpatialValue {
  /** Always `geography`. */
  readonly kind = "geography";

  /** @param srid - 4326, longitude and latitude, unless given */
  constructor(wkb: Uint8Array, srid: number = 4326) {
    super(wkb, srid);
  }

  /** Whether both have the same bytes and reference system; one shape may be written in more than one way. */
  equals(other: Geography): boolean {
    return this.sameAs(other);
  }
}
