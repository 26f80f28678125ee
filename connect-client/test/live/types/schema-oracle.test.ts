import { create } from "@bufbuild/protobuf";
import { afterAll, describe, expect, it } from "vitest";
import {
  AnalyzePlanRequest_DDLParseSchema,
  AnalyzePlanRequest_JsonToDDLSchema,
  AnalyzePlanRequest_TreeStringSchema,
  PlanSchema,
} from "../../../src/gen/spark/connect/base_pb.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { dataTypeFromProto, StructType } from "../../../src/types/index.ts";
import { connection } from "../remote.ts";

/** Spark itself says what a schema text means, how JSON reads as DDL, and how a tree is printed. */
const spark = new SparkConnectClient(connection);
afterAll(() => spark.stop());

const schemas = [
  "a BOOLEAN, b TINYINT, c SMALLINT, d INT, e BIGINT, f FLOAT, g DOUBLE, h DECIMAL(10,2), i STRING, l BINARY",
  "a byte, b short, c integer, d long, e real, f dec(4), g numeric, h decimal",
  "m DATE, n TIMESTAMP, n2 TIMESTAMP_LTZ, o TIMESTAMP_NTZ",
  "q INTERVAL, r INTERVAL YEAR TO MONTH, s INTERVAL MONTH, s2 INTERVAL YEAR, u INTERVAL DAY TO SECOND",
  "v INTERVAL HOUR TO MINUTE, w INTERVAL DAY, x INTERVAL HOUR, y INTERVAL MINUTE TO SECOND",
  "w VARIANT, x VOID, s STRING COLLATE UNICODE, ci STRING COLLATE UTF8_LCASE",
  "a ARRAY<STRING COLLATE UNICODE_CI>, m MAP<STRING COLLATE UTF8_LCASE, STRUCT<s: STRING COLLATE UNICODE COMMENT 'x'>>",
  "y ARRAY<INT>, z MAP<STRING, ARRAY<DATE>>, aa STRUCT<b: INT NOT NULL, c: STRING>, bb STRUCT<>",
  "id bigint not null comment 'the key', `odd name` int, `a``b` string",
  "c int COMMENT 'say \\'hi\\''",
  "c int COMMENT 'say \\'hi\\'\\n\\t\\\\ \\u0041\\101 50\\% _'",
  'd int COMMENT "double \\"quoted\\" it\'s"',
  "a array<array<map<string,struct<x int,y:array<int>>>>>",
  "year interval year, `day` interval day to hour",
  "1a int, _b int, date date, `größe` int",
];

async function ddlParse(ddlString: string): Promise<StructType> {
  const result = await spark.analyze({
    case: "ddlParse",
    value: create(AnalyzePlanRequest_DDLParseSchema, { ddlString }),
  });
  if (result.case !== "ddlParse") throw new Error(`unexpected ${result.case}`);
  const type = dataTypeFromProto(result.value.parsed);
  if (!(type instanceof StructType)) throw new Error(`unexpected ${type}`);
  return type;
}

describe("schemas as Spark reads and prints them", () => {
  it.each(schemas)("%s is read as Spark reads it", async (ddl) => {
    expect(StructType.fromDDL(ddl)).toEqual(await ddlParse(ddl));
  });

  // Spark leaves backslashes in comments as they are, so that it would not read its own text back; here they are escaped.
  it.each(schemas.filter((ddl) => !ddl.includes("\\\\")))(
    "%s is printed as DDL as Spark prints it",
    async (ddl) => {
      const schema = StructType.fromDDL(ddl);
      const result = await spark.analyze({
        case: "jsonToDdl",
        value: create(AnalyzePlanRequest_JsonToDDLSchema, { jsonString: schema.json() }),
      });
      expect(result).toMatchObject({ case: "jsonToDdl", value: { ddlString: schema.toDDL() } });
    },
  );

  it.each(schemas)("%s is printed as a tree as Spark prints it", async (ddl) => {
    const schema = StructType.fromDDL(ddl);
    const plan = create(PlanSchema, {
      opType: {
        case: "root",
        value: { relType: { case: "localRelation", value: { schema: schema.json() } } },
      },
    });
    for (const level of [undefined, 1, 2, 3]) {
      const result = await spark.analyze({
        case: "treeString",
        value: create(AnalyzePlanRequest_TreeStringSchema, { plan, level }),
      });
      expect(result).toMatchObject({ case: "treeString", value: { treeString: schema.treeString(level) } });
    }
  });

  it.each([
    "a INT DEFAULT",
    "a ARRAY<INT",
    "id BIGNIT",
    "a MAP<STRING>",
    "my-col INT",
    "a INT NOT",
    "c int COMMENT 'it''s'",
    "a VARCHAR",
    "a INT b",
  ])("%s is refused by both", async (ddl) => {
    expect(() => StructType.fromDDL(ddl)).toThrow("Cannot read the schema");
    await expect(ddlParse(ddl)).rejects.toThrow();
  });
});
