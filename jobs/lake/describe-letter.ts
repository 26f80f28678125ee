import type { DeadLetter } from "./dead-letters.ts";

/** A dead letter for the person at the terminal: text as text, other bytes as sixteen a line. */
export function describeLetter(letter: DeadLetter): string {
  const { topic, partition, offset, kafka_timestamp, quarantined_at, reason, key, value } = letter;
  return [
    `${topic} partition ${partition} offset ${offset}`,
    `refused for  ${reason}`,
    `sent at      ${kafka_timestamp} UTC`,
    `refused at   ${quarantined_at} UTC`,
    `key          ${key === null ? "none" : bytesAsText(key)}`,
    `value        ${value === null ? "none" : `${value.length} bytes`}`,
    ...(value === null ? [] : [bytesAsText(value)]),
  ].join("\n");
}

function bytesAsText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const hex =
      Buffer.from(bytes)
        .toString("hex")
        .match(/.{1,32}/g) ?? [];
    return hex.map((line) => line.replace(/(..)/g, "$1 ").trimEnd()).join("\n");
  }
}
