import { RevisionChangedError } from '../../errors';
import { jsonAnswer, type Answer } from '../../http/answer';
import { renderPage } from '../../render/render-page';
import { cacheControlOf, countRows, revisionOf, type BarsPage } from './bars-page';

/** The parameters of a request that concern the page as a whole. */
export interface PageRequest {
  readonly revision?: string;
  readonly dry: boolean;
}

/**
 * Writes a page in its format.
 *
 * @param isOfSymbols true if the operation is that of several symbols
 * @param texts the parameters as the client wrote them, for the link to the next page
 * @throws RevisionChangedError if the request pins another revision
 */
export async function barsAnswer(
  content: BarsPage,
  isOfSymbols: boolean,
  { revision: pinned, dry }: PageRequest,
  texts: Readonly<Record<string, string>>,
): Promise<Answer> {
  const revision = revisionOf(content);
  if (pinned !== undefined && pinned !== revision) throw new RevisionChangedError(pinned, revision);
  const page = { ...content, revision };
  const bars = countRows(page);
  if (dry) return jsonAnswer({ bars, bytes: Buffer.byteLength(await renderPage(page, isOfSymbols)) });
  return {
    contentType: CONTENT_TYPES[page.format],
    cacheControl: cacheControlOf(page, pinned !== undefined),
    version: revision,
    headers: page.next === undefined ? {} : { link: linkTo(page.next, texts) },
    bars,
    isBinary: page.format === 'parquet',
    body: () => renderPage(page, isOfSymbols),
  };
}

const CONTENT_TYPES: Readonly<Record<BarsPage['format'], string>> = {
  json: 'application/json',
  columns: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
};

/** A link to the next page, relative to the URL of the request. The next page has another revision. */
function linkTo(cursor: string, { revision: _revision, ...texts }: Readonly<Record<string, string>>): string {
  return `<?${new URLSearchParams({ ...texts, cursor }).toString()}>; rel="next"`;
}
