import { getBars } from './operations/bars/get-bars';
import { getBarsOfSymbols } from './operations/bars/get-bars-of-symbols';
import { getDocs, getOpenApi } from './operations/documents';
import { getCoverage } from './operations/get-coverage';
import { getFile } from './operations/get-file';
import { getHealth } from './operations/get-health';
import { listChanges } from './operations/list-changes';
import { listFiles } from './operations/list-files';
import { listSymbols } from './operations/list-symbols';
import type { Operation } from './operations/operation';
import { getUdfConfig } from './operations/udf/get-udf-config';
import { getUdfHistory } from './operations/udf/get-udf-history';
import { getUdfSymbol } from './operations/udf/get-udf-symbol';
import { getUdfTime } from './operations/udf/get-udf-time';
import { searchUdfSymbols } from './operations/udf/search-udf-symbols';

/** A route of the HTTP API, for GET and HEAD. */
export interface Route {
  /** The path as the gateway writes it. A parameter that ends in a plus sign contains slashes. */
  readonly path: string;
  readonly operation: Operation;
}

/** Every route of the API. The routes of the gateway and the OpenAPI document are made from this list. */
export const ROUTES: readonly Route[] = [
  { path: '/v1/bars', operation: getBarsOfSymbols },
  { path: '/v1/bars/{feed}/{symbol+}', operation: getBars },
  { path: '/v1/symbols', operation: listSymbols },
  { path: '/v1/coverage/{feed}/{symbol+}', operation: getCoverage },
  { path: '/v1/files', operation: listFiles },
  { path: '/v1/files/{id}', operation: getFile },
  { path: '/v1/changes', operation: listChanges },
  { path: '/v1/openapi.json', operation: getOpenApi },
  { path: '/docs', operation: getDocs },
  { path: '/health', operation: getHealth },
  { path: '/udf/config', operation: getUdfConfig },
  { path: '/udf/symbols', operation: getUdfSymbol },
  { path: '/udf/search', operation: searchUdfSymbols },
  { path: '/udf/history', operation: getUdfHistory },
  { path: '/udf/time', operation: getUdfTime },
];

/** The methods of every route. */
export const METHODS = ['GET', 'HEAD'] as const;
