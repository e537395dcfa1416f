import { toTrade, type Layout } from './layout';
import type { TimestampUnit } from './timestamp';

/** `BTCUSDT-trades-2024-08-08.csv`, also the monthly `BTCUSDT-trades-2024-08.csv`, plain or gzip. */
const FILE_NAME = /^([^-/]+)-trades-\d{4}-\d{2}(?:-\d{2})?\.csv(?:\.gz)?$/;

const COLUMNS = 7;

/**
 * Binance spot trades, as published at data.binance.vision: no header, the symbol in the file's name only, columns
 * `id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch`.
 *
 * @returns undefined where the name is not one of such a file
 */
export function binanceSpotLayout(fileName: string): Layout | undefined {
  const symbol = FILE_NAME.exec(fileName)?.[1];
  if (symbol === undefined) return undefined;
  return {
    name: 'Binance spot trades',
    hasHeader: false,
    parse: (fields) => {
      if (fields.length !== COLUMNS) return `expected ${COLUMNS} fields, found ${fields.length}`;
      const [id, price, size, , timestamp = ''] = fields;
      return toTrade({ symbol, timestamp, unit: unitOf(timestamp), price, size, id });
    },
  };
}

/** Milliseconds until the end of 2024, microseconds since: 13 and 16 digits, for every day from 2001 to 2286. */
function unitOf(timestamp: string): TimestampUnit {
  return timestamp.length === 16 ? 'us' : 'ms';
}
