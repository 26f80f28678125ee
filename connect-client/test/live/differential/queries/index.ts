import type { Query } from "../query-language.ts";
import { groups } from "./groups.ts";
import { joins } from "./joins.ts";
import { rows } from "./rows.ts";
import { sessions } from "./sessions.ts";
import { values } from "./values.ts";

/** All queries, by area. */
export const queries: Readonly<Record<string, readonly Query[]>> = { rows, joins, groups, values, sessions };
