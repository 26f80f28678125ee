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

/** The publications as they were before and after the table was read; the same where nothing is running. */
export interface Publications {
  readonly before: readonly { readonly value: Uint8Array | null }[];
  readonly after: readonly { readonly value: Uint8Array | null }[];
}

/** Holds the published predictions against the forecast table. Pure. */
export function checkPublished(
  rows: readonly ForecastRow[],
  { before, after }: Publications,
): PublicationAccount {
  const problems: string[] = [];
  const prices = new Map(rows.map((row) => [row.event_id, row.price_eur_mwh]));
  for (const { event_id: id, price_eur_mwh: price } of before.map(read)) {
    const expected = prices.get(id);
    if (expected === undefined) problems.push(`event ${id} was published and is not in the table`);
    else if (expected !== price) {
      problems.push(`event ${id} was published with price ${price} and is ${expected} in the table`);
    }
  }
  const published = new Set(after.map((message) => read(message).event_id));
  for (const id of prices.keys()) {
    if (!published.has(id)) problems.push(`event ${id} is in the table and was not published`);
  }
  return { rows: rows.length, messages: after.length, repeated: after.length - published.size, problems };
}

function read({ value }: { readonly value: Uint8Array | null }): ForecastRow {
  return JSON.parse(new TextDecoder().decode(value ?? new Uint8Array()));
}
