import type { BarRow } from '@trading/bars';
import { statedWatermark, type RevisedPage } from '../operations/bars/bars-page';
import { InstantWriter } from '../time/instants';
import { renderColumns } from './render-columns';
import { renderRows } from './render-rows';
import { textOf, type TextBuffer } from '../text/text-buffer';

/** Writes the bars of one symbol as JSON, with the values that were used for the parameters. */
export function renderSymbolJson(page: RevisedPage): string {
  const [{ symbol, rows } = { symbol: '', rows: [] }] = page.symbols;
  const { feed, ...head } = headOf(page);
  return renderObject({ feed, symbol, ...head }, page, (out) => {
    out.text('"bars":');
    renderBars(out, rows, page);
  });
}

/** Writes the bars of several symbols as JSON, with the values that were used for the parameters. */
export function renderSymbolsJson(page: RevisedPage): string {
  return renderObject(headOf(page), page, (out) => {
    out.text('"symbols":[');
    for (const [index, { symbol, rows }] of page.symbols.entries()) {
      out.text(`${index === 0 ? '' : ','}{"symbol":${JSON.stringify(symbol)},"bars":`);
      renderBars(out, rows, page);
      out.text('}');
    }
    out.text(']');
  });
}

/** Writes what is known of a page besides its bars. */
export function renderHead(page: RevisedPage): string {
  return JSON.stringify(headOf(page));
}

function renderBars(out: TextBuffer, rows: readonly BarRow[], page: RevisedPage): void {
  const render = page.format === 'columns' ? renderColumns : renderRows;
  render(out, rows, page);
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

/** An object with the members of the head, a member that is written, and the cursor. */
function renderObject(
  head: object,
  { next = null }: { next?: string | null },
  write: (out: TextBuffer) => void,
): string {
  return textOf((out) => {
    out.text(`${JSON.stringify(head).slice(0, -1)},`);
    write(out);
    out.text(`,"next":${JSON.stringify(next)}}`);
  });
}
