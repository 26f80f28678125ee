import { mostLevels } from "./data-type.ts";
import { DdlError, type Token, tokenize } from "./ddl-tokens.ts";
import { systemName } from "./geospatial-types.ts";
import { DAY_TIME_UNITS, YEAR_MONTH_UNITS } from "./interval-types.ts";
import type { FieldJson, JsonType, StructJson } from "./json-type.ts";

/** SQL's names of the types without parameters, and what Spark's JSON calls them. */
const SQL_NAMES: ReadonlyMap<string, string> = new Map([
  ["VOID", "void"],
  ["BOOLEAN", "boolean"],
  ["TINYINT", "byte"],
  ["BYTE", "byte"],
  ["SMALLINT", "short"],
  ["SHORT", "short"],
  ["INT", "integer"],
  ["INTEGER", "integer"],
  ["BIGINT", "long"],
  ["LONG", "long"],
  ["FLOAT", "float"],
  ["REAL", "float"],
  ["DOUBLE", "double"],
  ["BINARY", "binary"],
  ["DATE", "date"],
  ["VARIANT", "variant"],
]);

const TYPES_WITH_PARAMETERS =
  "TIMESTAMP, TIMESTAMP_NTZ, STRING, CHAR(n), VARCHAR(n), DECIMAL(p,s), TIME(p), GEOMETRY(srid), GEOGRAPHY(srid), INTERVAL ..., ARRAY<...>, MAP<..., ...> or STRUCT<...>";

/**
 * Reads column definitions as `CREATE TABLE` takes them, `id BIGINT NOT NULL, tags ARRAY<STRING>`, without asking
 * a server. A colon between name and type is accepted, as in Spark.
 *
 * @throws {@link ArgumentError} with the place of the first thing that cannot be read
 */
export function parseColumns(ddl: string): StructJson {
  return new DdlParser(ddl).columns();
}

/** Reads one type, e.g. `DECIMAL(10,2)` or `array<struct<a: int>>`. */
export function parseType(ddl: string): JsonType {
  return new DdlParser(ddl).onlyType();
}

/** A parser by recursive descent over Spark's grammar of data types. */
class DdlParser {
  readonly #ddl: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #level = 0;

  constructor(ddl: string) {
    this.#ddl = ddl;
    this.#tokens = tokenize(ddl);
  }

  columns(): StructJson {
    const fields = this.#peek().kind === "end" ? [] : this.#fields();
    this.#expectEnd();
    return { type: "struct", fields };
  }

  onlyType(): JsonType {
    const type = this.#type();
    this.#expectEnd();
    return type;
  }

  #fields(): FieldJson[] {
    const fields = [this.#field()];
    while (this.#acceptSymbol(",")) fields.push(this.#field());
    return fields;
  }

  #field(): FieldJson {
    const token = this.#take();
    if (token.kind !== "word" && token.kind !== "quoted name")
      throw this.#error(token, "expected a column name");
    if (this.#peek().value === "-")
      throw this.#error(
        this.#peek(),
        "a name with other characters than letters, digits and _ needs `back quotes`",
      );
    this.#acceptSymbol(":");
    const type = this.#type();
    let nullable = true;
    if (this.#acceptWord("NOT")) {
      this.#expectWord("NULL");
      nullable = false;
    }
    const metadata = this.#acceptWord("COMMENT") ? { comment: this.#text() } : {};
    return { name: token.value, type, nullable, metadata };
  }

  #type(): JsonType {
    if (this.#level === mostLevels)
      throw this.#error(this.#peek(), `a type may have ${mostLevels} types in one another, no more`);
    this.#level++;
    const type = this.#typeInside();
    this.#level--;
    return type;
  }

  #typeInside(): JsonType {
    const token = this.#take();
    if (token.kind !== "word") throw this.#error(token, "expected a data type");
    const name = token.value.toUpperCase();
    const plain = SQL_NAMES.get(name);
    if (plain !== undefined) return plain;
    switch (name) {
      case "STRING":
        return this.#acceptWord("COLLATE") ? `string collate ${this.#collation()}` : "string";
      case "CHAR":
      case "CHARACTER":
        return `char(${this.#required(token)})`;
      case "VARCHAR":
        return `varchar(${this.#required(token)})`;
      case "DEC":
      case "DECIMAL":
      case "NUMERIC": {
        const [precision = 10, scale = 0] = this.#parameters(2);
        return `decimal(${precision},${scale})`;
      }
      case "TIMESTAMP":
      case "TIMESTAMP_LTZ":
        return this.#timestamp("timestamp", "timestamp_ltz");
      case "TIMESTAMP_NTZ":
        return this.#timestamp("timestamp_ntz", "timestamp_ntz");
      case "GEOMETRY":
        return `geometry(${this.#system(token)})`;
      case "GEOGRAPHY":
        return `geography(${this.#system(token)}, SPHERICAL)`;
      case "TIME":
        return `time(${this.#parameters(1)[0] ?? 6})`;
      case "INTERVAL":
        return this.#interval();
      case "ARRAY":
        return this.#array();
      case "MAP":
        return this.#map();
      case "STRUCT":
        return this.#struct();
      default:
        throw this.#error(
          token,
          `there is no data type "${token.value}"; expected ${[...SQL_NAMES.keys()].join(", ")}, ${TYPES_WITH_PARAMETERS}`,
        );
    }
  }

  /** To the microsecond, or with a precision to the nanosecond. */
  #timestamp(name: string, nanosName: string): string {
    const token = this.#peek();
    const [precision] = this.#parameters(1);
    if (precision === undefined) return name;
    if (precision < 7 || precision > 9)
      throw this.#error(token, "a precision is 7, 8 or 9; leave out any other");
    return `${nanosName}(${precision})`;
  }

  /** The spatial reference system in parentheses, by its name in JSON. */
  #system(type: Token): string {
    this.#expectSymbol("(");
    const token = this.#take();
    const word = token.value.toUpperCase();
    if (token.kind !== "word" || !(word === "ANY" || /^\d+$/.test(word)))
      throw this.#error(token, `${type.value} needs the number of a spatial reference system, or ANY`);
    this.#expectSymbol(")");
    return systemName(word === "ANY" ? word : Number(word));
  }

  #array(): JsonType {
    this.#expectSymbol("<");
    const elementType = this.#type();
    this.#expectSymbol(">");
    return { type: "array", elementType, containsNull: true };
  }

  #map(): JsonType {
    this.#expectSymbol("<");
    const keyType = this.#type();
    this.#expectSymbol(",");
    const valueType = this.#type();
    this.#expectSymbol(">");
    return { type: "map", keyType, valueType, valueContainsNull: true };
  }

  #struct(): JsonType {
    this.#expectSymbol("<");
    if (this.#acceptSymbol(">")) return { type: "struct", fields: [] };
    const fields = this.#fields();
    this.#expectSymbol(">");
    return { type: "struct", fields };
  }

  #interval(): JsonType {
    const start = this.#acceptUnit();
    if (start === undefined) return "interval";
    if (!this.#acceptWord("TO")) return `interval ${start}`;
    const token = this.#peek();
    const end = this.#acceptUnit();
    const units: readonly string[] = (YEAR_MONTH_UNITS as readonly string[]).includes(start)
      ? YEAR_MONTH_UNITS
      : DAY_TIME_UNITS;
    if (end === undefined || units.indexOf(end) <= units.indexOf(start))
      throw this.#error(
        token,
        `an interval from ${start} ends in one of: ${units.slice(units.indexOf(start) + 1)}`,
      );
    return `interval ${start} to ${end}`;
  }

  #acceptUnit(): string | undefined {
    const unit = [...YEAR_MONTH_UNITS, ...DAY_TIME_UNITS].find((name) => this.#isWord(name.toUpperCase()));
    if (unit !== undefined) this.#next++;
    return unit;
  }

  #collation(): string {
    const token = this.#take();
    if (token.kind !== "word" && token.kind !== "quoted name")
      throw this.#error(token, "expected a collation name");
    return token.value;
  }

  #text(): string {
    const token = this.#take();
    if (token.kind !== "text") throw this.#error(token, "expected a text in quotes");
    return token.value;
  }

  #required(type: Token): number {
    const [length] = this.#parameters(1);
    if (length === undefined) throw this.#error(type, `${type.value} needs a length, e.g. ${type.value}(10)`);
    return length;
  }

  /** Up to `most` whole numbers in parentheses, or none at all. */
  #parameters(most: number): number[] {
    if (!this.#acceptSymbol("(")) return [];
    const numbers: number[] = [];
    do {
      const token = this.#take();
      if (token.kind !== "word" || !/^\d+$/.test(token.value))
        throw this.#error(token, "expected a whole number");
      if (numbers.length === most) throw this.#error(token, `expected at most ${most} numbers`);
      numbers.push(Number(token.value));
    } while (this.#acceptSymbol(","));
    this.#expectSymbol(")");
    return numbers;
  }

  #peek(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (token === undefined) throw new DdlError(this.#ddl, 0, "there is nothing to read");
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next++;
    return token;
  }

  #isWord(word: string): boolean {
    const token = this.#peek();
    return token.kind === "word" && token.value.toUpperCase() === word;
  }

  #acceptWord(word: string): boolean {
    const found = this.#isWord(word);
    if (found) this.#next++;
    return found;
  }

  #expectWord(word: string): void {
    if (!this.#acceptWord(word)) throw this.#error(this.#peek(), `expected ${word}`);
  }

  #acceptSymbol(symbol: string): boolean {
    const token = this.#peek();
    const found = token.kind === "symbol" && token.value === symbol;
    if (found) this.#next++;
    return found;
  }

  #expectSymbol(symbol: string): void {
    if (!this.#acceptSymbol(symbol)) throw this.#error(this.#peek(), `expected "${symbol}"`);
  }

  #expectEnd(): void {
    const token = this.#peek();
    if (token.kind !== "end") throw this.#error(token, "expected a comma or the end");
  }

  #error(token: Token, problem: string): DdlError {
    return new DdlError(this.#ddl, token.at, `found ${token.source}, but ${problem}`);
  }
}
