/** One row of `lake.gold.energy_forecast`. */
export interface ForecastRow {
  readonly event_id: string;
  readonly price_eur_mwh: number;
  readonly [column: string]: unknown;
}

/** What of the forecast table was published; a publication may repeat, for Kafka's sink delivers at least once. */
export interface PublicationAccount {
  readonly rows: number;
  readonly messages: number;
  readonly repeated: number;
  readonly problems: readonly string[];
}

/** Holds the published predictions against the forecast table. Pure. */
export function checkPublished(
  rows: readonly ForecastRow[],
  messages: readonly (Uint8Array | null)[],
): PublicationAccount {
  const problems: string[] = [];
  const published = new Map<string, number>();
  const prices = new Map(rows.map((row) => [row.event_id, row.price_eur_mwh]));
  const decoder = new TextDecoder();
  for (const message of messages) {
    const { event_id: id, price_eur_mwh: price } = JSON.parse(decoder.decode(message ?? new Uint8Array()));
    published.set(id, (published.get(id) ?? 0) + 1);
    const expected = prices.get(id);
    if (expected === undefined) problems.push(`event ${id} was published and is not in the table`);
    else if (expected !== price) {
      problems.push(`event ${id} was published with price ${price} and is ${expected} in the table`);
    }
  }
  for (const id of prices.keys()) {
    if (!published.has(id)) problems.push(`event ${id} is in the table and was not published`);
  }
  return {
    rows: rows.length,
    messages: messages.length,
    repeated: messages.length - published.size,
    problems,
  };
}
