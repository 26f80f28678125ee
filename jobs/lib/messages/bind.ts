import { type Column, functions as F } from "spark-connect-js";

/**
 * Computes `value` once, however often `body` uses it.
 *
 * Spark puts the expression of a column into each place that uses it, and does so again at each level: a judgement
 * written as columns upon columns parses a message some hundred times. The variable of a lambda is not taken apart.
 */
export function bind(value: Column, body: (variable: Column) => Column): Column {
  return F.transform(F.array(value), body).getItem(0);
}
