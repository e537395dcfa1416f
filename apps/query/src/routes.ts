import { getBars } from './operations/bars/get-bars';
import type { Operation } from './operations/operation';

/** A route of the HTTP API, for GET and HEAD. */
export interface Route {
  /** The path as the gateway writes it. A parameter that ends in a plus sign contains slashes. */
  readonly path: string;
  readonly operation: Operation;
}

/** Every route of the API. The gateway and the OpenAPI document are made from this list. */
export const ROUTES: readonly Route[] = [{ path: '/v1/bars/{feed}/{symbol+}', operation: getBars }];

/** The methods of every route. */
export const METHODS = ['GET', 'HEAD'] as const;
