import { inspect } from "node:util";
import { ArgumentError } from "../../errors/index.ts";
import { unreadable } from "./parse-date-time.ts";

const DECIMAL_TEXT = /^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<fraction>\d*))?(?:[eE](?<exponent>[+-]?\d{1,4}))?$/;

/**
 * An exact decimal number, `unscaled` × 10^-`scale`: the value of a `DECIMAL`.
 *
 * @example
 * ```ts
 * const price = Decimal.parse("12.50");
 * console.log(price.unscaled, price.scale, price.precision);
 * // 1250n 2 4
 * console.log(price.toString(), price.toNumber(), price.withScale(4).toString());
 * // 12.50 12.5 12.5000
 * console.log(price.equals(Decimal.fromNumber(12.5)), Decimal.fromBigInt(12n).toString());
 * // true 12
 * console.log(JSON.stringify({ price }));
 * // {"price":"12.50"}
 * ```
 * @see Python `decimal.Decimal`
 */
export class Decimal {
  /** All digits as a whole number: 1250 for 12.50. */
  readonly unscaled: bigint;
  /** Digits after the point; never negative. */
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /**
   * Reads `12.50`, `-0.001` or `1.5e-7`, keeping the digits after the point as written.
   *
   * @throws {@link ArgumentError} if the text is not a decimal number
   */
  static parse(text: string): Decimal {
    const parts = DECIMAL_TEXT.exec(text.trim())?.groups;
    const digits = (parts?.whole ?? "") + (parts?.fraction ?? "");
    if (parts === undefined || digits === "") throw unreadable(text, "a decimal number such as 12.50");
    const scale = (parts.fraction ?? "").length - Number(parts.exponent ?? 0);
    const unscaled = BigInt(digits) * (parts.sign === "-" ? -1n : 1n);
    return scale < 0 ? new Decimal(unscaled * 10n ** BigInt(-scale), 0) : new Decimal(unscaled, scale);
  }

  /**
   * The decimal a `number` prints as: `fromNumber(0.1)` is 0.1, not the binary fraction beside it.
   *
   * @throws {@link ArgumentError} for NaN and the infinities, which no decimal can hold
   */
  static fromNumber(value: number): Decimal {
    if (!Number.isFinite(value)) throw new ArgumentError(`${value} is not a decimal number.`);
    return Decimal.parse(String(value));
  }

  /** A whole number, exactly. */
  static fromBigInt(value: bigint): Decimal {
    return new Decimal(value, 0);
  }

  /** How many digits the number has without its leading zeros, at least 1. */
  get precision(): number {
    return String(this.unscaled < 0n ? -this.unscaled : this.unscaled).length;
  }

  /**
   * The same number with `scale` digits after the point.
   *
   * @throws {@link ArgumentError} if digits other than zero would be lost
   */
  withScale(scale: number): Decimal {
    if (scale >= this.scale) return new Decimal(this.unscaled * 10n ** BigInt(scale - this.scale), scale);
    const divisor = 10n ** BigInt(this.scale - scale);
    if (this.unscaled % divisor !== 0n)
      throw new ArgumentError(`${this} has more than ${scale} digits after the point; round it first.`);
    return new Decimal(this.unscaled / divisor, scale);
  }

  /** The nearest `number`; digits beyond about 15 are lost. */
  toNumber(): number {
    return Number(this.toString());
  }

  /** Whether both are the same number; 1.0 equals 1.00. */
  equals(other: Decimal): boolean {
    const scale = Math.max(this.scale, other.scale);
    return this.withScale(scale).unscaled === other.withScale(scale).unscaled;
  }

  /** All digits, never an exponent, as Spark writes it. */
  toString(): string {
    if (this.scale === 0) return String(this.unscaled);
    const sign = this.unscaled < 0n ? "-" : "";
    const digits = String(this.unscaled < 0n ? -this.unscaled : this.unscaled).padStart(this.scale + 1, "0");
    return `${sign}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** {@link toString}, for `JSON.stringify`: a JSON number would lose digits in most readers. */
  toJSON(): string {
    return this.toString();
  }
}
