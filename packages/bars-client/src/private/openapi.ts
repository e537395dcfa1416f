/* oxlint-disable */
/** The types of the query API, generated from its OpenAPI document by `npx nx run bars-client:api`. */

export interface paths {
  '/v1/bars': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Bars of several symbols
     * @description The first page has bars of every symbol that has any. A page has `limit` bars unless the range ends. The header `Link` and the member `next` lead to the next page, and the headers `Answer-Bars` and `Answer-Bytes` state the size of the body before its compression. HEAD returns them without the body.
     */
    get: operations['getBarsOfSymbols'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Bars of several symbols
     * @description The headers of the answer to GET. The first page has bars of every symbol that has any. A page has `limit` bars unless the range ends. The header `Link` and the member `next` lead to the next page, and the headers `Answer-Bars` and `Answer-Bytes` state the size of the body before its compression. HEAD returns them without the body.
     */
    head: operations['getBarsOfSymbolsHead'];
    patch?: never;
    trace?: never;
  };
  '/v1/bars/{feed}/{symbol}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Bars of a symbol
     * @description A page has `limit` bars unless the range ends. The header `Link` and the member `next` lead to the next page, and the headers `Answer-Bars` and `Answer-Bytes` state the size of the body before its compression. HEAD returns them without the body.
     */
    get: operations['getBars'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Bars of a symbol
     * @description The headers of the answer to GET. A page has `limit` bars unless the range ends. The header `Link` and the member `next` lead to the next page, and the headers `Answer-Bars` and `Answer-Bytes` state the size of the body before its compression. HEAD returns them without the body.
     */
    head: operations['getBarsHead'];
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
    /**
     * Feeds and symbols
     * @description The feeds with their watermarks, and the symbols with the days in which they have bars.
     */
    get: operations['listSymbols'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Feeds and symbols
     * @description The headers of the answer to GET. The feeds with their watermarks, and the symbols with the days in which they have bars.
     */
    head: operations['listSymbolsHead'];
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
    /**
     * Coverage of a symbol
     * @description Divides a range of at most 366 days into the ranges for which processed files have all trades, and those for which nothing is known. By default the last 366 days of the symbol.
     */
    get: operations['getCoverage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Coverage of a symbol
     * @description The headers of the answer to GET. Divides a range of at most 366 days into the ranges for which processed files have all trades, and those for which nothing is known. By default the last 366 days of the symbol.
     */
    head: operations['getCoverageHead'];
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
    /**
     * Trade files
     * @description The trade files that were processed or refused, by key.
     */
    get: operations['listFiles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Trade files
     * @description The headers of the answer to GET. The trade files that were processed or refused, by key.
     */
    head: operations['listFilesHead'];
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
    /**
     * Report of a trade file
     * @description How a file was read, how many of its lines became trades, and the first lines that did not.
     */
    get: operations['getFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Report of a trade file
     * @description The headers of the answer to GET. How a file was read, how many of its lines became trades, and the first lines that did not.
     */
    head: operations['getFileHead'];
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
    /**
     * Changes of bars
     * @description Which bars may have changed, in the order in which the changes became visible. Polling with `since=next` misses no change. An answer without changes is normal.
     */
    get: operations['listChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Changes of bars
     * @description The headers of the answer to GET. Which bars may have changed, in the order in which the changes became visible. Polling with `since=next` misses no change. An answer without changes is normal.
     */
    head: operations['listChangesHead'];
    patch?: never;
    trace?: never;
  };
  '/v1/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This document
     * @description The OpenAPI document of this API.
     */
    get: operations['getOpenApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * This document
     * @description The headers of the answer to GET. The OpenAPI document of this API.
     */
    head: operations['getOpenApiHead'];
    patch?: never;
    trace?: never;
  };
  '/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Documentation
     * @description This documentation as a page without scripts.
     */
    get: operations['getDocs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Documentation
     * @description The headers of the answer to GET. This documentation as a page without scripts.
     */
    head: operations['getDocsHead'];
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Health
     * @description Answers if the function can read the table.
     */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * Health
     * @description The headers of the answer to GET. Answers if the function can read the table.
     */
    head: operations['getHealthHead'];
    patch?: never;
    trace?: never;
  };
  '/udf/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * UDF: capabilities
     * @description The Universal Data Feed of TradingView charts. Its numbers are floats.
     */
    get: operations['getUdfConfig'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * UDF: capabilities
     * @description The headers of the answer to GET. The Universal Data Feed of TradingView charts. Its numbers are floats.
     */
    head: operations['getUdfConfigHead'];
    patch?: never;
    trace?: never;
  };
  '/udf/symbols': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * UDF: a symbol
     * @description The description of a symbol.
     */
    get: operations['getUdfSymbol'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * UDF: a symbol
     * @description The headers of the answer to GET. The description of a symbol.
     */
    head: operations['getUdfSymbolHead'];
    patch?: never;
    trace?: never;
  };
  '/udf/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * UDF: search
     * @description The symbols whose name contains a text.
     */
    get: operations['searchUdfSymbols'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * UDF: search
     * @description The headers of the answer to GET. The symbols whose name contains a text.
     */
    head: operations['searchUdfSymbolsHead'];
    patch?: never;
    trace?: never;
  };
  '/udf/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * UDF: bars
     * @description The last 10,000 bars of a range, or the last `countback` bars before its end. Without bars, `nextTime` is the time of the last bar before the range.
     */
    get: operations['getUdfHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * UDF: bars
     * @description The headers of the answer to GET. The last 10,000 bars of a range, or the last `countback` bars before its end. Without bars, `nextTime` is the time of the last bar before the range.
     */
    head: operations['getUdfHistoryHead'];
    patch?: never;
    trace?: never;
  };
  '/udf/time': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * UDF: time of the server
     * @description Seconds since 1970, as digits.
     */
    get: operations['getUdfTime'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /**
     * UDF: time of the server
     * @description The headers of the answer to GET. Seconds since 1970, as digits.
     */
    head: operations['getUdfTimeHead'];
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Bar: {
      /** Format: date-time */
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
      /** Format: date-time */
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
      /** Format: date-time */
      time: string;
      /** @enum {string} */
      state: 'empty' | 'unknown';
    };
    BarColumns: {
      time: string[];
      open: ((string | null) | (number | null))[];
      high: ((string | null) | (number | null))[];
      low: ((string | null) | (number | null))[];
      close: ((string | null) | (number | null))[];
      volume: ((string | null) | (number | null))[];
      notional: ((string | null) | (number | null))[];
      vwap: ((string | null) | (number | null))[];
      count: (number | null)[];
      state: ('open' | 'closed' | 'empty' | 'unknown')[];
      revision: (string | null)[];
      sources?: (string[] | null)[];
      conflicts?: (string[] | null)[];
    };
    BarsAnswer: {
      feed: string;
      /** @enum {string} */
      interval: '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      tz: string;
      /** @enum {string} */
      session: 'all' | 'regular' | 'extended';
      /** @enum {string} */
      calendar: 'XNYS' | 'XNAS' | 'XLON' | 'XTKS' | '24/7';
      watermark: string | null;
      revision: string;
      symbol: string;
      bars:
        | (components['schemas']['Bar'] | components['schemas']['EmptyInterval'])[]
        | (components['schemas']['FloatBar'] | components['schemas']['EmptyInterval'])[]
        | components['schemas']['BarColumns'];
      next: string | null;
    };
    SymbolsBarsAnswer: {
      feed: string;
      /** @enum {string} */
      interval: '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      tz: string;
      /** @enum {string} */
      session: 'all' | 'regular' | 'extended';
      /** @enum {string} */
      calendar: 'XNYS' | 'XNAS' | 'XLON' | 'XTKS' | '24/7';
      watermark: string | null;
      revision: string;
      symbols: {
        symbol: string;
        bars:
          | (components['schemas']['Bar'] | components['schemas']['EmptyInterval'])[]
          | (components['schemas']['FloatBar'] | components['schemas']['EmptyInterval'])[]
          | components['schemas']['BarColumns'];
      }[];
      next: string | null;
    };
    DryAnswer: {
      bars: number;
      bytes: number;
    };
    SymbolsAnswer: {
      feeds: {
        feed: string;
        watermark: string | null;
      }[];
      symbols: {
        feed: string;
        symbol: string;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
      }[];
      next: string | null;
    };
    CoverageAnswer: {
      feed: string;
      symbol: string;
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      watermark: string | null;
      ranges: {
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
        /** @enum {string} */
        state: 'covered' | 'unknown';
        files: string[];
      }[];
    };
    FilesAnswer: {
      files: {
        id: string;
        key: string;
        /** @enum {string} */
        status: 'processing' | 'processed' | 'refused' | 'deleted';
        lines?: number;
        accepted?: number;
        excluded?: number;
        duplicate?: number;
        rejected?: number;
      }[];
      next: string | null;
    };
    FileAnswer: {
      id: string;
      processed: {
        key: string;
        uploaded: string | null;
        etag: string;
        version: string | null;
        layout: string;
        /** @enum {string} */
        interval: '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
        lines: number;
        accepted: number;
        excluded: number;
        duplicate: number;
        rejected: number;
        exclusions: {
          [key: string]: number;
        };
        rejections: {
          line: number;
          reason: string;
          text: string;
        }[];
        instruments: {
          feed: string;
          symbol: string;
          /** Format: date-time */
          from: string;
          /** Format: date-time */
          to: string;
        }[];
      } | null;
      refused: {
        key: string;
        name: string;
        reason: string;
      } | null;
      deleted: boolean;
    };
    ChangesAnswer: {
      changes: {
        sequence: number;
        file: string;
        key: string;
        instruments: {
          feed: string;
          symbol: string;
          /** Format: date-time */
          from: string;
          /** Format: date-time */
          to: string;
        }[];
      }[];
      next: string;
    };
    HealthAnswer: {
      /** @constant */
      status: 'ok';
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      parameter?: string;
      expected?: string;
      found?: string;
      /** @constant */
      s?: 'error';
      errmsg?: string;
    };
    UdfConfig: {
      supported_resolutions: string[];
      exchanges: {
        value: string;
        name: string;
        desc: string;
      }[];
      symbols_types: {
        value: string;
        name: string;
      }[];
      supports_search: boolean;
      supports_group_request: boolean;
      supports_marks: boolean;
      supports_timescale_marks: boolean;
      supports_time: boolean;
    };
    UdfSymbol: {
      name: string;
      ticker: string;
      description: string;
      type: string;
      exchange: string;
      listed_exchange: string;
      session: string;
      timezone: string;
      /** @constant */
      format: 'price';
      minmov: number;
      pricescale: number;
      has_intraday: boolean;
      has_seconds: boolean;
      has_daily: boolean;
      has_weekly_and_monthly: boolean;
      seconds_multipliers?: string[];
      supported_resolutions: string[];
    };
    UdfSearch: {
      symbol: string;
      full_name: string;
      description: string;
      exchange: string;
      ticker: string;
      type: string;
    }[];
    UdfHistory:
      | {
          /** @constant */
          s: 'ok';
          t: number[];
          o: number[];
          h: number[];
          l: number[];
          c: number[];
          v: number[];
        }
      | {
          /** @constant */
          s: 'no_data';
          nextTime?: number;
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
  getBarsOfSymbols: {
    parameters: {
      query: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed: string;
        /** @description Up to 100 different symbols of the feed, separated by commas. */
        symbols: string;
        /** @description The length of a bar. It cannot be shorter than the stored bars. */
        interval?: '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
        /** @description The first open time. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). A bar that opened before it is not included. By default the first day of the symbol. */
        from?: string;
        /** @description The end of the range of open times, exclusive. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). By default the end of the last day of the symbol. */
        to?: string;
        /** @description The rows for intervals without trades: none, bars at the last close (`previous`), or rows that state whether a processed file covers the interval (`state`). */
        fill?: 'none' | 'previous' | 'state';
        /** @description The IANA time zone of days and weeks, and of the offset in which times are written. */
        tz?: string;
        /** @description The trading session of the calendar whose trades are in the bars. With `regular` or `extended`, a day is a day of the exchange. */
        session?: 'all' | 'regular' | 'extended';
        /** @description The calendar of sessions. By default that of the feed, or `24/7`. */
        calendar?: 'XNYS' | 'XNAS' | 'XLON' | 'XTKS' | '24/7';
        /** @description The maximum number of bars of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
        /** @description Decimal numbers are strings with all digits, or floats, which may be rounded. CSV and Parquet ignore it. */
        numbers?: 'string' | 'float';
        /** @description The format: rows as JSON objects, JSON arrays by column, CSV, or Apache Parquet. */
        format?: 'json' | 'columns' | 'csv' | 'parquet';
        /** @description Further members of each bar: the ids of the files it was made from, and of files that contradict them. */
        include?: 'sources' | 'conflicts' | 'sources,conflicts' | 'conflicts,sources';
        /** @description The member `revision` of an earlier answer to the same request. The answer is then immutable, or the problem `revision-changed`. */
        revision?: string;
        /** @description If true, the answer only states how many bars and bytes the answer would have. */
        dry?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          /** @description The next page, with `rel="next"`, if there is one. */
          Link?: string;
          /** @description The number of bars of the body. */
          'Answer-Bars'?: string;
          /** @description The number of bytes of the body, before it is compressed for the transfer. */
          'Answer-Bytes'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SymbolsBarsAnswer'] | components['schemas']['DryAnswer'];
          'text/csv': string;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision-changed`: The content has changed since the pinned revision. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBarsOfSymbolsHead: {
    parameters: {
      query: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed: string;
        /** @description Up to 100 different symbols of the feed, separated by commas. */
        symbols: string;
        /** @description The length of a bar. It cannot be shorter than the stored bars. */
        interval?: '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
        /** @description The first open time. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). A bar that opened before it is not included. By default the first day of the symbol. */
        from?: string;
        /** @description The end of the range of open times, exclusive. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). By default the end of the last day of the symbol. */
        to?: string;
        /** @description The rows for intervals without trades: none, bars at the last close (`previous`), or rows that state whether a processed file covers the interval (`state`). */
        fill?: 'none' | 'previous' | 'state';
        /** @description The IANA time zone of days and weeks, and of the offset in which times are written. */
        tz?: string;
        /** @description The trading session of the calendar whose trades are in the bars. With `regular` or `extended`, a day is a day of the exchange. */
        session?: 'all' | 'regular' | 'extended';
        /** @description The calendar of sessions. By default that of the feed, or `24/7`. */
        calendar?: 'XNYS' | 'XNAS' | 'XLON' | 'XTKS' | '24/7';
        /** @description The maximum number of bars of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
        /** @description Decimal numbers are strings with all digits, or floats, which may be rounded. CSV and Parquet ignore it. */
        numbers?: 'string' | 'float';
        /** @description The format: rows as JSON objects, JSON arrays by column, CSV, or Apache Parquet. */
        format?: 'json' | 'columns' | 'csv' | 'parquet';
        /** @description Further members of each bar: the ids of the files it was made from, and of files that contradict them. */
        include?: 'sources' | 'conflicts' | 'sources,conflicts' | 'conflicts,sources';
        /** @description The member `revision` of an earlier answer to the same request. The answer is then immutable, or the problem `revision-changed`. */
        revision?: string;
        /** @description If true, the answer only states how many bars and bytes the answer would have. */
        dry?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          /** @description The next page, with `rel="next"`, if there is one. */
          Link?: string;
          /** @description The number of bars of the body. */
          'Answer-Bars'?: string;
          /** @description The number of bytes of the body, before it is compressed for the transfer. */
          'Answer-Bytes'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `revision-changed`: The content has changed since the pinned revision. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getBars: {
    parameters: {
      query?: {
        /** @description The length of a bar. It cannot be shorter than the stored bars. */
        interval?: '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
        /** @description The first open time. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). A bar that opened before it is not included. By default the first day of the symbol. */
        from?: string;
        /** @description The end of the range of open times, exclusive. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). By default the end of the last day of the symbol. */
        to?: string;
        /** @description The rows for intervals without trades: none, bars at the last close (`previous`), or rows that state whether a processed file covers the interval (`state`). */
        fill?: 'none' | 'previous' | 'state';
        /** @description The IANA time zone of days and weeks, and of the offset in which times are written. */
        tz?: string;
        /** @description The trading session of the calendar whose trades are in the bars. With `regular` or `extended`, a day is a day of the exchange. */
        session?: 'all' | 'regular' | 'extended';
        /** @description The calendar of sessions. By default that of the feed, or `24/7`. */
        calendar?: 'XNYS' | 'XNAS' | 'XLON' | 'XTKS' | '24/7';
        /** @description The maximum number of bars of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
        /** @description Decimal numbers are strings with all digits, or floats, which may be rounded. CSV and Parquet ignore it. */
        numbers?: 'string' | 'float';
        /** @description The format: rows as JSON objects, JSON arrays by column, CSV, or Apache Parquet. */
        format?: 'json' | 'columns' | 'csv' | 'parquet';
        /** @description Further members of each bar: the ids of the files it was made from, and of files that contradict them. */
        include?: 'sources' | 'conflicts' | 'sources,conflicts' | 'conflicts,sources';
        /** @description The member `revision` of an earlier answer to the same request. The answer is then immutable, or the problem `revision-changed`. */
        revision?: string;
        /** @description If true, the answer only states how many bars and bytes the answer would have. */
        dry?: boolean;
      };
      header?: never;
      path: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed: string;
        /** @description The symbol, spelled exactly as in the trade files. It may contain slashes. */
        symbol: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          /** @description The next page, with `rel="next"`, if there is one. */
          Link?: string;
          /** @description The number of bars of the body. */
          'Answer-Bars'?: string;
          /** @description The number of bytes of the body, before it is compressed for the transfer. */
          'Answer-Bytes'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BarsAnswer'] | components['schemas']['DryAnswer'];
          'text/csv': string;
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision-changed`: The content has changed since the pinned revision. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBarsHead: {
    parameters: {
      query?: {
        /** @description The length of a bar. It cannot be shorter than the stored bars. */
        interval?: '1s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';
        /** @description The first open time. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). A bar that opened before it is not included. By default the first day of the symbol. */
        from?: string;
        /** @description The end of the range of open times, exclusive. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). By default the end of the last day of the symbol. */
        to?: string;
        /** @description The rows for intervals without trades: none, bars at the last close (`previous`), or rows that state whether a processed file covers the interval (`state`). */
        fill?: 'none' | 'previous' | 'state';
        /** @description The IANA time zone of days and weeks, and of the offset in which times are written. */
        tz?: string;
        /** @description The trading session of the calendar whose trades are in the bars. With `regular` or `extended`, a day is a day of the exchange. */
        session?: 'all' | 'regular' | 'extended';
        /** @description The calendar of sessions. By default that of the feed, or `24/7`. */
        calendar?: 'XNYS' | 'XNAS' | 'XLON' | 'XTKS' | '24/7';
        /** @description The maximum number of bars of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
        /** @description Decimal numbers are strings with all digits, or floats, which may be rounded. CSV and Parquet ignore it. */
        numbers?: 'string' | 'float';
        /** @description The format: rows as JSON objects, JSON arrays by column, CSV, or Apache Parquet. */
        format?: 'json' | 'columns' | 'csv' | 'parquet';
        /** @description Further members of each bar: the ids of the files it was made from, and of files that contradict them. */
        include?: 'sources' | 'conflicts' | 'sources,conflicts' | 'conflicts,sources';
        /** @description The member `revision` of an earlier answer to the same request. The answer is then immutable, or the problem `revision-changed`. */
        revision?: string;
        /** @description If true, the answer only states how many bars and bytes the answer would have. */
        dry?: boolean;
      };
      header?: never;
      path: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed: string;
        /** @description The symbol, spelled exactly as in the trade files. It may contain slashes. */
        symbol: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          /** @description The next page, with `rel="next"`, if there is one. */
          Link?: string;
          /** @description The number of bars of the body. */
          'Answer-Bars'?: string;
          /** @description The number of bytes of the body, before it is compressed for the transfer. */
          'Answer-Bytes'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `revision-changed`: The content has changed since the pinned revision. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listSymbols: {
    parameters: {
      query?: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed?: string;
        /** @description A part of the symbol, in upper or lower case. */
        search?: string;
        /** @description The maximum number of symbols of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SymbolsAnswer'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSymbolsHead: {
    parameters: {
      query?: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed?: string;
        /** @description A part of the symbol, in upper or lower case. */
        search?: string;
        /** @description The maximum number of symbols of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getCoverage: {
    parameters: {
      query?: {
        /** @description The first open time. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). A bar that opened before it is not included. By default the first day of the symbol. */
        from?: string;
        /** @description The end of the range of open times, exclusive. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). By default the end of the last day of the symbol. */
        to?: string;
      };
      header?: never;
      path: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed: string;
        /** @description The symbol, spelled exactly as in the trade files. It may contain slashes. */
        symbol: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CoverageAnswer'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCoverageHead: {
    parameters: {
      query?: {
        /** @description The first open time. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). A bar that opened before it is not included. By default the first day of the symbol. */
        from?: string;
        /** @description The end of the range of open times, exclusive. It is a date-time with an offset, a date (midnight in `tz`), or an epoch of 10 digits (seconds), 13 (milliseconds), 16 (microseconds) or 19 (nanoseconds). By default the end of the last day of the symbol. */
        to?: string;
      };
      header?: never;
      path: {
        /** @description The feed, as `/v1/symbols` lists it. */
        feed: string;
        /** @description The symbol, spelled exactly as in the trade files. It may contain slashes. */
        symbol: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listFiles: {
    parameters: {
      query?: {
        /** @description The start of the key of the files in their bucket. */
        prefix?: string;
        /** @description The maximum number of files of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FilesAnswer'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFilesHead: {
    parameters: {
      query?: {
        /** @description The start of the key of the files in their bucket. */
        prefix?: string;
        /** @description The maximum number of files of a page. */
        limit?: number;
        /** @description The member `next` of the page before. The other parameters must be those of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a file, as bars, coverage, changes and `/v1/files` state it. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FileAnswer'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getFileHead: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a file, as bars, coverage, changes and `/v1/files` state it. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listChanges: {
    parameters: {
      query?: {
        /** @description The member `next` of an earlier answer. `latest` returns only the current `next`. By default, the first change. */
        since?: string | 'latest';
        /** @description The feed, as `/v1/symbols` lists it. */
        feed?: string;
        /** @description The symbol, spelled exactly as in the trade files. It may contain slashes. */
        symbol?: string;
        /** @description The maximum number of changes of an answer. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangesAnswer'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listChangesHead: {
    parameters: {
      query?: {
        /** @description The member `next` of an earlier answer. `latest` returns only the current `next`. By default, the first change. */
        since?: string | 'latest';
        /** @description The feed, as `/v1/symbols` lists it. */
        feed?: string;
        /** @description The symbol, spelled exactly as in the trade files. It may contain slashes. */
        symbol?: string;
        /** @description The maximum number of changes of an answer. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. `answer-too-large`: The answer is too large. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getOpenApi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOpenApiHead: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getDocs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDocsHead: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthAnswer'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealthHead: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getUdfConfig: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UdfConfig'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUdfConfigHead: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getUdfSymbol: {
    parameters: {
      query: {
        /** @description The feed, a colon, and the symbol, as `/udf/search` states it. */
        symbol: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UdfSymbol'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUdfSymbolHead: {
    parameters: {
      query: {
        /** @description The feed, a colon, and the symbol, as `/udf/search` states it. */
        symbol: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  searchUdfSymbols: {
    parameters: {
      query?: {
        /** @description A part of the symbol, in upper or lower case. All symbols if it is empty. */
        query?: string;
        /** @description Ignored, because instruments have no types. */
        type?: string;
        /** @description The feed. All feeds if it is empty. */
        exchange?: string;
        /** @description The maximum number of symbols. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UdfSearch'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  searchUdfSymbolsHead: {
    parameters: {
      query?: {
        /** @description A part of the symbol, in upper or lower case. All symbols if it is empty. */
        query?: string;
        /** @description Ignored, because instruments have no types. */
        type?: string;
        /** @description The feed. All feeds if it is empty. */
        exchange?: string;
        /** @description The maximum number of symbols. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getUdfHistory: {
    parameters: {
      query: {
        /** @description The feed, a colon, and the symbol, as `/udf/search` states it. */
        symbol: string;
        /** @description The length of a bar, as TradingView names it. */
        resolution: '1' | '5' | '15' | '30' | '60' | '240' | '1S' | '1D' | 'D' | '1W' | 'W';
        /** @description The first open time, seconds since 1970. */
        from: number;
        /** @description The end of the range of open times, exclusive, seconds since 1970. */
        to: number;
        /** @description The number of bars before `to`. If it is stated, `from` is ignored. */
        countback?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UdfHistory'];
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUdfHistoryHead: {
    parameters: {
      query: {
        /** @description The feed, a colon, and the symbol, as `/udf/search` states it. */
        symbol: string;
        /** @description The length of a bar, as TradingView names it. */
        resolution: '1' | '5' | '15' | '30' | '60' | '240' | '1S' | '1D' | 'D' | '1W' | 'W';
        /** @description The first open time, seconds since 1970. */
        from: number;
        /** @description The end of the range of open times, exclusive, seconds since 1970. */
        to: number;
        /** @description The number of bars before `to`. If it is stated, `from` is ignored. */
        countback?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getUdfTime: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUdfTimeHead: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The body that the client has is current. */
      304: {
        headers: {
          /** @description Identifies the body. Send it as If-None-Match to get 304 while it is unchanged. */
          ETag?: string;
          /** @description How long the answer may be kept. */
          'Cache-Control'?: string;
          /** @description The body depends on Accept-Encoding. */
          Vary?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-parameter`: A parameter has an invalid value. `unknown-parameter`: A parameter is unknown. `repeated-parameter`: A parameter occurs more than once. `malformed-url`: The URL is not valid percent-encoded UTF-8. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `throttled`: The table is throttled. */
      429: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `internal`: The request failed for an unexpected reason. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `incomplete-replica`: Some items have not arrived in this region yet. */
      503: {
        headers: {
          /** @description The seconds after which to retry. */
          'Retry-After'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
