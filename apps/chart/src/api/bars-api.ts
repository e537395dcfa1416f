import type { BarsClient } from '@trading/bars-client';

/** The part of the API's client that the page uses. */
export type BarsApi = Pick<BarsClient, 'page' | 'symbols' | 'feeds' | 'coverage' | 'file' | 'changesPage'>;
