import { STORED_INTERVALS, type StoredInterval } from '@trading/bars';
import { InvalidSettingsError } from './invalid-settings-error';
import { resourceName, type Place } from './naming';
import type { RegionalSettings } from './region-settings';

/** Objects whose keys begin with this prefix are trade files. */
export const TRADES_PREFIX = 'trades/';

/** Objects whose keys begin with this prefix are plans of backfills, and the lists of their batches. */
export const BACKFILLS_PREFIX = 'backfills/';

/** The metric in which the processor reports the seconds from an upload until its bars are there. */
export const SECONDS_FROM_UPLOAD = {
  namespace: 'TradingAnalytics',
  metricName: 'SecondsFromUpload',
  dimensionsMap: { service: 'processor' },
} as const;

/** The names of the layouts that the processor knows (docs/trade-files.md). */
export const LAYOUT_NAMES = [
  'General trades (CSV)',
  'General trades (NDJSON)',
  'Binance spot trades',
  'Binance spot aggTrades',
  'Binance USD-M futures trades',
  'Binance USD-M futures aggTrades',
  'Massive US stock trades',
  'Massive US option trades',
  'Massive crypto trades',
  'Alpaca trades',
  'Alpaca crypto trades',
  'Alpaca option trades',
  'alpaca-py trades (CSV)',
  'alpaca-py trades (NDJSON)',
  'Tardis trades',
  'Binance COIN-M futures trades',
  'Binance COIN-M futures aggTrades',
  'Binance options trades',
  'Binance spot trades (API)',
  'Binance spot aggTrades (API)',
  'Binance spot trades (stream)',
  'Binance USD-M futures aggTrades (API)',
  'Bybit derivatives trades',
  'Bybit spot trades',
  'OKX trades',
  'OKX trades (before 2024)',
  'Kraken trades',
  'BitMEX trades',
  'Gate spot trades',
  'Gate futures trades',
  'HTX trades',
  'HTX spot trades',
  'HTX linear swap trades',
  'Kraken trades (API)',
  'Coinbase trades',
  'Coinbase trades (stream)',
  'Bitstamp trades',
  'Bitstamp trades (stream)',
  'Bitfinex trades',
  'Kaiko trades',
  'ccxt trades (CSV)',
  'ccxt trades (NDJSON)',
  'cryptofeed trades',
  'freqtrade trades',
  'NautilusTrader trades',
  'NYSE Daily TAQ trades',
  'Databento trades',
] as const;

/** The practices for trades outside the regular session that the processor knows (docs/trade-files.md). */
const EXTENDED_HOURS = ['prices', 'volume', 'exclude'] as const;

/**
 * Bytes that the declared layouts may take as JSON. Lambda allows 4,096 bytes for all environment variables of a
 * function; the rest is for the other variables.
 */
const MAX_LAYOUTS_BYTES = 3_072;

/** How bars are stored. */
export interface BarSettings {
  /**
   * The interval that bars are stored in: `1m`, or `1s` for more detail at a higher cost.
   *
   * The interval is part of the keys of bars, and readers look for bars of the current interval only. If it is changed
   * in a deployed environment, bars that are already stored stay in the table but are no longer found. Upload their
   * trade files again to store their bars in the new interval.
   */
  readonly interval: StoredInterval;
}

/** How the trade files below a key prefix are read. */
export interface DeclaredLayout {
  /**
   * The layout of the files.
   *
   * @default - detected from each file
   */
  readonly layout?: (typeof LAYOUT_NAMES)[number];
  /**
   * The practice for trades outside the regular session: they update prices if their other conditions allow it
   * (`prices`), they update the volume only (`volume`), or they are excluded (`exclude`).
   *
   * @default - the own practice of the provider of each file
   */
  readonly extendedHours?: (typeof EXTENDED_HOURS)[number];
}

/** Declared layouts by key prefix. The longest matching prefix applies; the empty prefix matches all keys. */
export type DeclaredLayouts = Readonly<Record<string, DeclaredLayout>>;

/** The settings of an environment that the processor receives. */
export interface IngestionSettings extends Pick<RegionalSettings, 'regions'> {
  readonly bars: BarSettings;
  readonly layouts?: DeclaredLayouts;
  readonly account: string;
}

/** The name of the bucket of trade files in a region. Bucket names are global, so they contain the account. */
export function tradesBucketName(account: string, place: Place): string {
  return resourceName(`trades-${account}`, place);
}

/** The name of the bucket whose name sources have in every region: that of the first region. */
export function sourceBucketName(
  environment: string,
  { account, regions }: Pick<IngestionSettings, 'account' | 'regions'>,
): string {
  return tradesBucketName(account, { environment, region: regions[0].region });
}

/**
 * Renders the name of the bucket that sources have as an environment variable of the functions that read bars. It tells them that the
 * table has replicas. Empty in an environment with one region.
 */
export function replicaVariables(
  environment: string,
  settings: Pick<IngestionSettings, 'account' | 'regions'>,
): Record<string, string> {
  return settings.regions.length === 1 ? {} : { SOURCE_BUCKET: sourceBucketName(environment, settings) };
}

/**
 * Renders the names of the buckets as environment variables of the processor. They tell it that the table has replicas, so that it
 * writes only if its region is the writer. Empty in an environment with one region.
 *
 * @param bucketName the bucket of the region of the function
 */
export function regionVariables(
  environment: string,
  settings: Pick<IngestionSettings, 'account' | 'regions'>,
  bucketName: string,
): Record<string, string> {
  const variables = replicaVariables(environment, settings);
  return settings.regions.length === 1 ? variables : { BUCKET_NAME: bucketName, ...variables };
}

/**
 * Renders the settings as environment variables of the processor.
 *
 * @param environment the name of the environment, for messages
 * @throws InvalidSettingsError with every problem
 */
export function ingestionVariables(
  environment: string,
  { bars, layouts = {} }: Pick<IngestionSettings, 'bars' | 'layouts'>,
): Record<string, string> {
  const json = JSON.stringify(layouts);
  const problems = [
    ...validateOneOf('bars.interval', bars.interval, STORED_INTERVALS),
    ...Object.entries(layouts).flatMap(([prefix, declared]) => validateLayout(prefix, declared)),
    ...validateSize(json),
  ];
  if (problems.length > 0) throw new InvalidSettingsError(environment, problems);
  return { BAR_INTERVAL: bars.interval, ...(Object.keys(layouts).length > 0 ? { LAYOUTS: json } : {}) };
}

function validateLayout(prefix: string, { layout, extendedHours }: DeclaredLayout): string[] {
  const setting = `layouts['${prefix}']`;
  const canMatch = prefix.startsWith(TRADES_PREFIX) || TRADES_PREFIX.startsWith(prefix);
  return [
    ...(canMatch ? [] : [`\`${setting}\` matches no trade file: its prefix must begin with '${TRADES_PREFIX}'`]),
    ...(layout === undefined ? [] : validateOneOf(`${setting}.layout`, layout, LAYOUT_NAMES)),
    ...(extendedHours === undefined ? [] : validateOneOf(`${setting}.extendedHours`, extendedHours, EXTENDED_HOURS)),
  ];
}

function validateOneOf(setting: string, value: string, allowed: readonly string[]): string[] {
  return allowed.includes(value)
    ? []
    : [`\`${setting}\` must be one of ${allowed.map((each) => `'${each}'`).join(', ')}, got: '${value}'`];
}

function validateSize(layouts: string): string[] {
  const bytes = Buffer.byteLength(layouts);
  if (bytes <= MAX_LAYOUTS_BYTES) return [];
  return [
    `\`layouts\` must have at most ${MAX_LAYOUTS_BYTES} bytes as JSON, since Lambda allows 4096 bytes for all ` +
      `environment variables, got: ${bytes}; declare fewer or shorter prefixes`,
  ];
}
