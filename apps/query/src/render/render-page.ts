import type { RevisedPage } from '../operations/bars/bars-page';
import { renderCsv } from './render-csv';
import { renderHead, renderSymbolJson, renderSymbolsJson } from './render-json';

/**
 * Writes a page in its format.
 *
 * @param isOfSymbols true if the page is of the operation for several symbols
 */
export async function renderPage(page: RevisedPage, isOfSymbols: boolean): Promise<string | Uint8Array> {
  switch (page.format) {
    case 'csv':
      return renderCsv(page, isOfSymbols);
    case 'parquet': {
      // Few requests need it, so that the function's start does not load it.
      const { renderParquet } = await import('./parquet/render-parquet.ts');
      return renderParquet(page, isOfSymbols, renderHead(page));
    }
    default:
      return isOfSymbols ? renderSymbolsJson(page) : renderSymbolJson(page);
  }
}
