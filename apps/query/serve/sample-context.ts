import type { StoredInterval, Table } from '@trading/bars';
import { TableBarData } from '../src/adapters/table-bar-data';
import { buildDocument } from '../src/openapi/build-document';
import { renderDocs } from '../src/openapi/render-docs';
import type { Context } from '../src/operations/operation';
import { ROUTES } from '../src/routes';
import { BUCKET } from './trade-uploads';

/** The context of operations on a table in memory. The documents are built from the sources. */
export function sampleContext(table: Table, storedInterval: StoredInterval): Context {
  const [openApi, docs] = [JSON.stringify(buildDocument(ROUTES)), renderDocs(ROUTES)];
  return {
    data: new TableBarData(table, BUCKET, storedInterval),
    storedInterval,
    calendars: new Map(),
    documents: { openApi: () => openApi, docs: () => docs },
    now: Date.now,
  };
}
