import type { DuckDBConnection } from "@duckdb/node-api";

/** How the counted minutes compare with a recount. */
export interface MinuteAccount {
  /** Rows of the table that were recounted. */
  readonly rows: number;
  readonly views: number;
  /** Page views that came too late for their minute. */
  readonly late: number;
  readonly problems: readonly string[];
}

/**
 * Counts the page views of `known_clickstream` by minute and address again, and holds `minutes` against that.
 *
 * All minutes up to the newest in the table must be there, because they are written in order. Minutes for which a page
 * view in time may lie beyond the last message read are left out.
 */
export async function compareMinutes(
  duckdb: DuckDBConnection,
  lateAfterMinutes: number,
): Promise<MinuteAccount> {
  const lateUs = lateAfterMinutes * 60_000_000;
  await duckdb.run(`create or replace temp view settled as
    select case when newest is not null then least(newest, readable) end as last
    from (select max(minute) as newest from minutes),
         (select max(kafka_us) - ${lateUs} - 60000000 as readable from known_clickstream)`);
  await duckdb.run(`create or replace temp view counted_views as
    select ts - ts % 60000000 as minute, url from known_clickstream
    where due = 'written' and kafka_us - ts <= ${lateUs}`);
  await duckdb.run(`create or replace temp view recount as
    select minute, url, count(*) as pv from counted_views
    where minute <= (select last from settled) group by minute, url`);
  await duckdb.run(`create or replace temp view told as
    select * from minutes where minute <= (select last from settled)`);
  const found = await duckdb.runAndReadAll(`
    select strftime(make_timestamp(minute), '%Y-%m-%d %H:%M') as at, url, told.pv as told, recount.pv as counted
    from told full join recount using (minute, url) where told.pv is distinct from recount.pv
    union all
    select strftime(make_timestamp(minute), '%Y-%m-%d %H:%M'), url, count(*), 1 from told
    group by all having count(*) > 1
    order by all`);
  const problems = found
    .getRowObjectsJS()
    .map(
      ({ at, url, told, counted }) =>
        `minute ${at} ${url}: ${told ?? "no"} page views in the table, ${counted ?? "no"} counted again`,
    );
  const summed = await duckdb.runAndReadAll(`
    select (select count(*) from told) as rows, (select coalesce(sum(pv), 0)::BIGINT from told) as views,
      (select count(*) from known_clickstream where due = 'written' and kafka_us - ts > ${lateUs}) as late`);
  const [sums = {}] = summed.getRowObjectsJS();
  return { rows: Number(sums.rows), views: Number(sums.views), late: Number(sums.late), problems };
}
