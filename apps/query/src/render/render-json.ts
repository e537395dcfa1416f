import { statedWatermark, type RevisedPage } from '../operations/bars/bars-page';
import { InstantWriter } from '../time/instants';
import { renderColumns } from './render-columns';
import { renderRows } from './render-rows';

/** Writes the bars of one symbol as JSON, with the values that were used for the parameters. */
export function renderSymbolJson(page: RevisedPage): string {
  const [{ symbol, rows } = { symbol: '', rows: [] }] = page.symbols;
  const { feed, ...head } = headOf(page);
  return withMembers({ feed, symbol, ...head }, { bars: rowsOf(page)(rows, page) }, page);
}

/** Writes the bars of several symbols as JSON, with the values that were used for the parameters. */
export function renderSymbolsJson(page: RevisedPage): string {
  const symbols = page.symbols.map(
    ({ symbol, rows }) => `{"symbol":${JSON.stringify(symbol)},"bars":${rowsOf(page)(rows, page)}}`,
  );
  return withMembers(headOf(page), { symbols: `[${symbols.join()}]` }, page);
}

/** Writes what is known of a page besides its bars. */
export function renderHead(page: RevisedPage): string {
  return JSON.stringify(headOf(page));
}

function rowsOf({ format }: RevisedPage): typeof renderRows {
  return format === 'columns' ? renderColumns : renderRows;
}

function headOf(page: RevisedPage) {
  const { feed, interval, from, to, zone, session, calendar, revision } = page;
  const times = new InstantWriter(zone);
  const watermark = statedWatermark(page);
  return {
    feed,
    interval,
    from: times.write(from),
    to: times.write(to),
    tz: zone.name,
    session,
    calendar,
    watermark: watermark === undefined ? null : times.write(watermark),
    revision,
  };
}

/** An object with the members of the head, members that are JSON already, and the cursor. */
function withMembers(
  head: object,
  members: Readonly<Record<string, string>>,
  { next = null }: { next?: string | null },
) {
  const texts = Object.entries(members).map(([name, json]) => `,"${name}":${json}`);
  return `${JSON.stringify(head).slice(0, -1)}${texts.join('')},"next":${JSON.stringify(next)}}`;
}
