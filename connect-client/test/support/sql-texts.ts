/** SQL texts that can be nothing but queries, as the client must see without asking. */
export const queries: readonly string[] = [
  "SELECT 1",
  "select 1",
  " \t\r\n SELECT 1",
  "SELECT/* */1",
  "SELECT /*+ BROADCAST(a) */ 1 FROM VALUES (1) AS a",
  "-- a comment\nSELECT 1",
  "-- one\r\n--\n-- INSERT INTO t\nSELECT 1;",
  "/**/SELECT 1",
  "/* INSERT INTO t */ /***/ -- and\n/*/ this */ SELECT 1",
  "VALUES (1), (2)",
  "values(1)",
  "TABLE sql_texts_view",
  "SELECT 1 UNION ALL VALUES (2) ORDER BY 1",
  "SELECT * FROM (TABLE sql_texts_view)",
];

/** Texts that are commands, however much of them looks like a query; each can be run over and over. */
export const commands: readonly string[] = [
  "SET spark.sql.shuffle.partitions = 3",
  "SHOW TABLES",
  "DESCRIBE FUNCTION abs",
  "EXPLAIN SELECT 1",
  "CREATE OR REPLACE TEMP VIEW sql_texts_view AS SELECT 1 AS id",
  "-- SELECT 1\nSET spark.sql.shuffle.partitions = 3",
  "-- joined by a backslash \\\nSELECT 1\nSHOW TABLES",
  "/* SELECT */ SHOW TABLES",
  "/* /* */ SELECT 1 */ SHOW TABLES",
  "/* /* SELECT 1 */ */ SHOW TABLES",
  "/*/ SELECT 1 */ SHOW TABLES",
];

/** Queries by texts that may also begin commands: the server has to say. */
export const undecided: readonly string[] = [
  "WITH a AS (SELECT 1) SELECT * FROM a",
  "FROM VALUES (1) AS a SELECT *",
  "(SELECT 1)",
  "/* /* nested */ */ SELECT 1",
  "-- joined by a backslash \\\nto this line\nSELECT 1",
];

/** No SQL at all. */
export const wrong: readonly string[] = [
  "SELEC 1",
  "SELECTED",
  "/*+ hint */ SELECT 1",
  "/* SELECT 1",
  "-- SELECT 1",
];
