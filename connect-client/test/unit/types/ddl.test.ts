import { describe, expect, it } from "vitest";
import { StructField, StructType, t } from "../../../src/types/index.ts";

describe("StructType.fromDDL", () => {
  it("reads every type", () => {
    const ddl =
      "a BOOLEAN,b TINYINT,c SMALLINT,d INT,e BIGINT,f FLOAT,g DOUBLE,h DECIMAL(10,2),i STRING,j CHAR(3),k VARCHAR(9)," +
      "l BINARY,m DATE,n TIMESTAMP,o TIMESTAMP_NTZ,p TIME(3),q INTERVAL,r INTERVAL YEAR TO MONTH,s INTERVAL MONTH," +
      "u INTERVAL DAY TO SECOND,v INTERVAL HOUR TO MINUTE,w VARIANT,x VOID,y ARRAY<INT>,z MAP<STRING, ARRAY<DATE>>," +
      "aa STRUCT<b: INT NOT NULL, c: STRING COLLATE UNICODE>,bb STRUCT<>,cc TIMESTAMP_LTZ(9),dd TIMESTAMP_NTZ(7)," +
      "ee GEOMETRY(4326),ff GEOMETRY(ANY),gg GEOGRAPHY(4326),hh GEOGRAPHY(ANY),ii GEOMETRY(0),jj GEOMETRY(3857)";
    expect(StructType.fromDDL(ddl).toDDL()).toBe(ddl);
  });

  it.each([
    ["id bigint not null", "id BIGINT NOT NULL"],
    ["id: long, s: string", "id BIGINT,s STRING"],
    [
      "a byte, b short, c integer, d long, e real, f dec(4), g numeric",
      "a TINYINT,b SMALLINT,c INT,d BIGINT,e FLOAT,f DECIMAL(4,0),g DECIMAL(10,0)",
    ],
    ['`odd name` int comment "it\'s"', "`odd name` INT COMMENT 'it\\'s'"],
    ["`a``b` int COMMENT 'say \\'hi\\'\\n'", "`a``b` INT COMMENT 'say \\'hi\\'\n'"],
    ["a timestamp(9), b timestamp_ltz", "a TIMESTAMP_LTZ(9),b TIMESTAMP"],
    ["größe double", "`größe` DOUBLE"],
    ["year interval year, day interval day", "year INTERVAL YEAR,day INTERVAL DAY"],
    [
      "a array<array<map<string,struct<x int,y:array<int>>>>>",
      "a ARRAY<ARRAY<MAP<STRING, STRUCT<x: INT, y: ARRAY<INT>>>>>",
    ],
    ["", ""],
  ])("reads %j", (ddl, printed) => {
    expect(StructType.fromDDL(ddl).toDDL()).toBe(printed);
  });

  it.each([
    ["id BIGNIT", 4, 'there is no data type "BIGNIT"; expected VOID, BOOLEAN'],
    ["id BIGINT, ", 12, "found the end, but expected a column name"],
    ["a ARRAY<INT", 12, 'expected ">"'],
    ["a MAP<STRING>", 13, 'expected ","'],
    ["a DECIMAL(10,2,3)", 16, "expected at most 2 numbers"],
    ["a TIMESTAMP(3)", 12, "a precision is 7, 8 or 9; leave out any other"],
    ["a GEOMETRY", 11, 'expected "("'],
    ["a GEOGRAPHY(x)", 13, "GEOGRAPHY needs the number of a spatial reference system, or ANY"],
    ["a VARCHAR", 3, "VARCHAR needs a length, e.g. VARCHAR(10)"],
    ["a INTERVAL SECOND TO DAY", 22, "an interval from second ends in one of: "],
    ["my-col INT", 3, "needs `back quotes`"],
    ["a INT DEFAULT 5", 7, "expected a comma or the end"],
    ["a INT NOT", 10, "expected NULL"],
    ["a INT; b INT", 6, "this character has no meaning here"],
  ])("shows what is wrong in %j", (ddl, character, problem) => {
    expect(() => StructType.fromDDL(ddl)).toThrow(`Cannot read the schema at character ${character}: `);
    expect(() => StructType.fromDDL(ddl)).toThrow(problem);
  });

  it("refuses a decimal that Spark does not have", () => {
    expect(() => StructType.fromDDL("a DECIMAL(39,2)")).toThrow(
      "must be a whole number from 1 to 38, got 39",
    );
    expect(() => StructType.fromDDL("a DECIMAL(5,6)")).toThrow("The scale of a decimal must be");
  });
});

describe("printing", () => {
  const nested = new StructType([
    new StructField("id", t.long, false, { comment: "the key" }),
    new StructField("m", t.map(t.string, t.notNull(t.struct({ a: t.array(t.notNull(t.decimal(4, 1))) })))),
  ]);

  it("prints the short form", () => {
    expect(nested.simpleString()).toBe("struct<id:bigint,m:map<string,struct<a:array<decimal(4,1)>>>>");
  });

  it("prints the tree, to a depth", () => {
    expect(nested.treeString()).toBe(
      [
        "root",
        " |-- id: long (nullable = false)",
        " |-- m: map (nullable = true)",
        " |    |-- key: string",
        " |    |-- value: struct (valueContainsNull = false)",
        " |    |    |-- a: array (nullable = true)",
        " |    |    |    |-- element: decimal(4,1) (containsNull = false)",
        "",
      ].join("\n"),
    );
    expect(nested.treeString(1)).toBe(
      "root\n |-- id: long (nullable = false)\n |-- m: map (nullable = true)\n",
    );
  });
});
