// What Spark 4.3 adds to the protocol of the jar that src/gen/ is generated from, 4.2.0: the jar of 4.3 is not in
// Maven's repository. Field numbers were read from the descriptors inside PySpark 4.3.0.
//
// To be deleted when the jar itself is of 4.3: from then on the first addition fails, because it is there already.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} Addition
 * @property {string} file a file of `spark/connect`
 * @property {string} declares what the file must not have yet
 * @property {string} [after] the line it goes behind, which must be there once; the end of the file unless given
 * @property {string} text
 */

/** The bodies of both nanosecond types, and of both literals, are the same. */
const nanosType = `
      // Digits of the fraction of a second: 7, 8 or 9; 9 when it is not set.
      optional int32 precision = 1;
      uint32 type_variation_reference = 2;
    }`;
const nanosLiteral = `
        // Since 1970-01-01 00:00:00, on a clock in UTC; negative before.
        int64 epoch_micros = 1;
        // Nanoseconds to add, 0 to 999.
        int32 nanos_within_micro = 2;
        // Digits of the fraction of a second: 7, 8 or 9; 9 when it is not set.
        optional int32 precision = 3;
      }`;

/** @type {readonly Addition[]} */
export const additions = [
  {
    file: "relations.proto",
    declares: "Zip zip = 48;",
    after: "NearestByJoin nearest_by_join = 47;",
    text: "    Zip zip = 48;",
  },
  {
    file: "relations.proto",
    declares: "message Zip {",
    text: `
// The columns of two relations side by side. Below their projections both must be the same relation.
message Zip {
  Relation left = 1;
  Relation right = 2;
}
`,
  },
  {
    file: "types.proto",
    declares: "timestamp_ntz_nanos = 29;",
    after: "Time time = 28;",
    text: `    TimestampNTZNanos timestamp_ntz_nanos = 29;
    TimestampLTZNanos timestamp_ltz_nanos = 30;`,
  },
  {
    file: "types.proto",
    declares: "message TimestampNTZNanos {",
    after: "message DataType {",
    text: `    // A timestamp without a zone, to the nanosecond.
    message TimestampNTZNanos {${nanosType}

    // An instant, to the nanosecond.
    message TimestampLTZNanos {${nanosType}
`,
  },
  {
    file: "expressions.proto",
    declares: "timestamp_ntz_nanos = 29;",
    after: "Time time = 26;",
    text: `      TimestampNTZNanos timestamp_ntz_nanos = 29;
      TimestampLTZNanos timestamp_ltz_nanos = 30;`,
  },
  {
    file: "expressions.proto",
    declares: "message TimestampNTZNanos {",
    after: "message Literal {",
    text: `      // A timestamp without a zone, to the nanosecond.
      message TimestampNTZNanos {${nanosLiteral}

      // An instant, to the nanosecond.
      message TimestampLTZNanos {${nanosLiteral}
`,
  },
  {
    file: "pipelines.proto",
    declares: "track_history_column_list = 11;",
    after: "SCDType stored_as_scd_type = 10;",
    text: `      // For SCD type 2: the columns whose change begins a new row of history; every column unless given.
      repeated Expression track_history_column_list = 11;
      // For SCD type 2, in place of the list above: the columns whose change does not.
      repeated Expression track_history_except_column_list = 12;`,
  },
  {
    file: "pipelines.proto",
    declares: "SCD_TYPE_2 = 2;",
    after: "SCD_TYPE_1 = 1;",
    text: "      SCD_TYPE_2 = 2;",
  },
];

/**
 * Writes the additions into the files of a protocol.
 *
 * @param {string} directory which holds `spark/connect/*.proto`
 * @throws {Error} if a file has an addition already, or not the one line it goes behind
 */
export function applyAdditions(directory) {
  for (const addition of additions) {
    const path = join(directory, "spark", "connect", addition.file);
    writeFileSync(path, added(readFileSync(path, "utf8"), addition));
  }
}

/**
 * @param {string} proto
 * @param {Addition} addition
 * @returns {string}
 */
export function added(proto, { file, declares, after, text }) {
  if (proto.includes(declares))
    throw new Error(`${file} has "${declares}" already: delete it from scripts/protocol-additions.mjs`);
  if (after === undefined) return `${proto}${text}`;
  const lines = proto.split("\n");
  const places = lines.flatMap((line, i) => (line.trim() === after ? [i] : []));
  const [place] = places;
  if (place === undefined || places.length > 1)
    throw new Error(
      `${file} has ${places.length} lines "${after}", where scripts/protocol-additions.mjs adds "${declares}": ` +
        "read what changed there and correct the addition",
    );
  return [...lines.slice(0, place + 1), text, ...lines.slice(place + 1)].join("\n");
}
