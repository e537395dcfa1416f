import type { Instrument } from '@trading/bars';
import type { QueryApi } from './query-api';

/** Renders the address of the page with an instrument's chart, and a command that reads the same bars from the API. */
export function renderLinks(api: Pick<QueryApi, 'url' | 'pathOf'>, instrument: Instrument): string {
  const { feed, symbol } = instrument;
  return [
    "Chart (the browser warns of the emulator's own certificate once):",
    `  ${api.url}/?${new URLSearchParams({ feed, symbol }).toString()}`,
    'API:',
    `  curl -k '${api.url}${api.pathOf(instrument)}?interval=5m&limit=3'`,
  ].join('\n');
}
