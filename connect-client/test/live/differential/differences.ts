import type { Query } from "./query-language.ts";

/** Where we do not do as PySpark does, and why. */
export const differences: Readonly<Record<Query, string>> = {
  'table("people").groupBy("city").sum().orderBy("city")':
    "without columns PySpark asks the server for those that are numbers; a transformation of ours asks nothing",
};
