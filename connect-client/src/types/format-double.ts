/** A double as Java and Spark print it: `1.0`, `1.0E-6`, `1.0E7`, `NaN`, `Infinity`. */
export function formatDouble(value: number): string {
  const magnitude = Math.abs(value);
  if (Object.is(value, -0)) return "-0.0";
  if (magnitude === 0 || !Number.isFinite(value)) return magnitude === 0 ? "0.0" : String(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${Number(exponent)}`;
}
