/* eslint-disable */
/** The types of the query API, generated from its OpenAPI document by `npx nx run bars-client:api`. */

export interface paths {
  '/v1/bars/{feed}/{symbol}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getBars'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bars': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getBarsOfSymbols'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/symbols': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listSymbols'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/coverage/{feed}/{symbol}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCoverage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listFiles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/files/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Problem: {
      type: string;
      title: string;
      status: number;
      detail?: string;
      parameter?: string;
      expected?: string;
      found?: string;
    };
    Bar: {
      time: string;
      open: string | null;
      high: string | null;
      low: string | null;
      close: string | null;
      volume: string | null;
      notional: string | null;
      vwap: string | null;
      count: number;
      /** @enum {string} */
      state: 'open' | 'closed';
      revision: string | null;
      sources?: string[];
      conflicts?: string[];
    };
    FloatBar: {
      time: string;
      open: number | null;
      high: number | null;
      low: number | null;
      close: number | null;
      volume: number | null;
      notional: number | null;
      vwap: number | null;
      count: number;
      /** @enum {string} */
      state: 'open' | 'closed';
      revision: string | null;
      sources?: string[];
      conflicts?: string[];
    };
    EmptyInterval: {
      time: string;
      /** @enum {string} */
      state: 'empty' | 'unknown';
    };
    BarColumns: {
      time: string[];
      open: string[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getBars: {
    parameters: {
      query?: {
        interval?: '1s' | '5s' | '15s' | '30s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
        from?: string;
        to?: string;
        limit?: number;
        cursor?: string;
        fill?: 'none' | 'previous' | 'state';
        tz?: string;
        session?: 'all' | 'regular' | 'extended';
        calendar?: string;
        numbers?: 'string' | 'float';
        format?: 'json' | 'columns' | 'csv' | 'parquet';
        include?: string;
        revision?: string;
        dry?: 'true' | 'false';
      };
      header?: never;
      path: {
        feed: string;
        symbol: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                feed: string;
                /** @enum {string} */
                interval: '1s' | '5s' | '15s' | '30s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
                from: string;
                to: string;
                tz: string;
                /** @enum {string} */
                session: 'all' | 'regular' | 'extended';
                calendar: string;
                watermark: string | null;
                symbol: string;
                revision: string;
                bars:
                  | (components['schemas']['Bar'] | components['schemas']['EmptyInterval'])[]
                  | (components['schemas']['FloatBar'] | components['schemas']['EmptyInterval'])[]
                  | components['schemas']['BarColumns'];
                next: string | null;
              }
            | {
                bars: number;
                bytes: number;
              };
        };
      };
      /** @description Problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBarsOfSymbols: {
    parameters: {
      query: {
        feed: string;
        symbols: string;
        interval?: '1s' | '5s' | '15s' | '30s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
        from?: string;
        to?: string;
        limit?: number;
        cursor?: string;
        fill?: 'none' | 'previous' | 'state';
        tz?: string;
        session?: 'all' | 'regular' | 'extended';
        calendar?: string;
        numbers?: 'string' | 'float';
        format?: 'json' | 'columns' | 'csv' | 'parquet';
        include?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            feed: string;
            /** @enum {string} */
            interval: '1s' | '5s' | '15s' | '30s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
            from: string;
            to: string;
            tz: string;
            /** @enum {string} */
            session: 'all' | 'regular' | 'extended';
            calendar: string;
            watermark: string | null;
            symbols: {
              symbol: string;
              revision: string;
              bars:
                | (components['schemas']['Bar'] | components['schemas']['EmptyInterval'])[]
                | (components['schemas']['FloatBar'] | components['schemas']['EmptyInterval'])[]
                | components['schemas']['BarColumns'];
            }[];
            next: string | null;
          };
        };
      };
      /** @description Problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSymbols: {
    parameters: {
      query?: {
        feed?: string;
        search?: string;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            feeds: {
              feed: string;
              watermark: string | null;
            }[];
            symbols: {
              feed: string;
              symbol: string;
              from: string;
              to: string;
            }[];
            next: string | null;
          };
        };
      };
      /** @description Problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCoverage: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
      };
      header?: never;
      path: {
        feed: string;
        symbol: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            feed: string;
            symbol: string;
            from: string;
            to: string;
            watermark: string | null;
            ranges: {
              from: string;
              to: string;
              /** @enum {string} */
              state: 'covered' | 'unknown';
              files: string[];
            }[];
          };
        };
      };
      /** @description Problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFiles: {
    parameters: {
      query?: {
        prefix?: string;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            files: {
              id: string;
              key: string;
              /** @enum {string} */
              status: 'processed' | 'refused';
            }[];
            next: string | null;
          };
        };
      };
      /** @description Problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            key: string;
            /** @enum {string} */
            status: 'processed' | 'refused';
          };
        };
      };
      /** @description Problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listChanges: {
    parameters: {
      query?: {
        since?: string;
        feed?: string;
        symbol?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            changes: {
              sequence: number;
              file: string;
              key: string;
              instruments: {
                feed: string;
                symbol: string;
                from: string;
                to: string;
              }[];
            }[];
            next: string;
          };
        };
      };
      /** @description Problem */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
