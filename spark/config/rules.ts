import { z } from "zod";

/**
 * What a value may be. Every rule carries one phrase for the reader, which an error repeats: "expected a port
 * number from 1 to 65535".
 */
export const rules = {
  port: z.int(allowed("a port number from 1 to 65535")).min(1).max(65_535),
  positive: z.int(allowed("a whole number of at least 1")).min(1),
  rate: z.number(allowed("a number of events a second, at least 0")).min(0),
  seconds: z.number(allowed("a number of seconds above 0")).positive(),
  megabytes: z.int(allowed("a whole number of mebibytes, at least 64")).min(64),
  text: z.string(allowed("a text that is not empty")).min(1),
  flag: z.boolean(allowed("true or false")),
  moment: z.iso.datetime(allowed("a UTC time such as 2024-11-01T00:00:00Z")),
  /** S3's own rule for bucket names, without dots (a dot breaks TLS host names). */
  bucket: z
    .string(allowed("3 to 63 of a-z, 0-9 and -, starting and ending with a letter or digit"))
    .regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/),
  /** Kafka's own rule for topic names. */
  topic: z.string(allowed("1 to 249 of a-z, A-Z, 0-9, dot, _ and -")).regex(/^[A-Za-z0-9._-]{1,249}$/),
  /** Begins the name of a topic and is a folder of the lake. */
  topicPrefix: z
    .string(allowed("1 to 60 of a-z, 0-9, _ and -, starting with a letter"))
    .regex(/^[a-z][a-z0-9_-]{0,59}$/),
  /** A Postgres name that needs no quoting. */
  identifier: z
    .string(allowed("lower case letters, digits and _, starting with a letter, at most 63"))
    .regex(/^[a-z][a-z0-9_]{0,62}$/),
  host: z.string(allowed("a host name or address")).regex(/^[A-Za-z0-9.:-]+$/),
  url: z.url(allowed("an http:// or https:// address")),
};

function allowed(phrase: string): { error: string } {
  return { error: `expected ${phrase}` };
}

/** One of a few words. */
export function oneOf<const W extends readonly string[]>(words: W) {
  return z.enum(words, { error: `expected ${words.join(", ")}` });
}
