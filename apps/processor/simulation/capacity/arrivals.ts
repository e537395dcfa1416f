import type { DeclaredLoad } from './settings';
import type { SimulatedFile } from './simulated-files';
import { CRYPTO_HOURS, US_HOURS, volumesOf, type HourlyShares, type Volumes } from './trade-volumes';
import { HOUR, MINUTE } from './units-of-time';
import type { Random } from './use-virtual-time';

/** CPU nanoseconds of one vCPU from a row to its bar, and bytes of a row. */
interface Format {
  readonly foldNanoseconds: number;
  readonly bytesPerTrade: number;
}

/** Gzip of the general layout (facts of docs/benchmarks.md: 1.25 s and 78 MB for 5 million trades). */
const GZIP: Format = { foldNanoseconds: 250, bytesPerTrade: 16 };

/** Gzip of a layout with sale conditions: 2 million rows a second, 3.5 GB for 100 million. */
const GZIP_WITH_CONDITIONS: Format = { foldNanoseconds: 500, bytesPerTrade: 35 };

/** The time at which the files of a backlog arrive, and the days that it has. */
const BACKLOG_START = 6 * HOUR;
const BACKLOG_DAYS = 2;

/** Creates the files that are uploaded on a day, within the declared load. Trades are those of the day before. */
export type Arrivals = (load: DeclaredLoad, random: Random) => readonly SimulatedFile[];

/** The kinds of days. */
export const ARRIVALS = {
  /** The declared burst as daily files of symbols, five to fifteen minutes after midnight. */
  'daily files': ({ burst: { files, trades } }, random) => dailyFiles(files, trades, random),
  /** All files of a day as hourly files of symbols, one to five minutes after each hour. */
  'hourly files': ({ filesPerDay, tradesPerDay }, random) =>
    hourlyFiles(Math.floor(filesPerDay / 24), tradesPerDay, random),
  /** The largest file alone: a whole market in one file, half an hour after midnight. */
  'one file': ({ instruments, largestFileTrades }, random) => [marketFile(instruments, largestFileTrades, random)],
  /** The declared day: the largest file and the rest of the burst after midnight, and hourly files for the other trades. */
  'declared day': declaredDay,
  /** The files of two declared days, all within ten minutes: they waited for the end of an outage. */
  backlog: (load, random) =>
    Array.from({ length: BACKLOG_DAYS }, (_, day) =>
      declaredDay(load, random).map((file) => late(file, day, random)),
    ).flat(),
} as const satisfies Record<string, Arrivals>;

/** The name of a kind of day. */
export type ArrivalsName = keyof typeof ARRIVALS;

/** One file of the market of {@link ARRIVALS}, whose trades are spread evenly over all hours: the file that was measured. */
export const measuredFile: Arrivals = ({ instruments, largestFileTrades }, random) => {
  const hours: HourlyShares = new Map(Array.from({ length: 24 }, (_, hour) => [hour, 1 / 24]));
  return [fileOf('measured', volumesOf({ symbols: instruments, trades: largestFileTrades, hours }, random), 0, GZIP)];
};

/** The daily files of a day before, as many as the declared burst has. */
export function historyOf(daysBefore: number, { burst }: DeclaredLoad, random: Random): readonly SimulatedFile[] {
  return dailyFiles(burst.files, burst.trades, random).map((file) => ({
    ...{ ...file, key: `history/${daysBefore}/${file.key}`, uploadedAt: 0, daysBefore },
  }));
}

function declaredDay(load: DeclaredLoad, random: Random): readonly SimulatedFile[] {
  const { instruments, largestFileTrades, burst, filesPerDay, tradesPerDay } = load;
  return [
    marketFile(instruments, largestFileTrades, random),
    ...dailyFiles(burst.files - 1, burst.trades - largestFileTrades, random),
    ...hourlyFiles(Math.floor((filesPerDay - burst.files) / 24), tradesPerDay - burst.trades, random),
  ];
}

function marketFile(symbols: number, trades: number, random: Random): SimulatedFile {
  return fileOf(
    'market/all',
    volumesOf({ symbols, trades, hours: US_HOURS }, random),
    30 * MINUTE,
    GZIP_WITH_CONDITIONS,
  );
}

function dailyFiles(symbols: number, trades: number, random: Random): SimulatedFile[] {
  return volumesOf({ symbols, trades, hours: CRYPTO_HOURS }, random).map((volume) =>
    fileOf(`daily/${volume.symbol}-2026-03-02`, [volume], minutes(5, 15, random), GZIP),
  );
}

function hourlyFiles(symbols: number, trades: number, random: Random): SimulatedFile[] {
  return volumesOf({ symbols, trades, hours: CRYPTO_HOURS }, random).flatMap(({ symbol, hours }) =>
    [...hours].map(([hour, count]) => {
      const volumes = [{ symbol, hours: new Map([[hour, count]]) }];
      return fileOf(`hourly/${symbol}-${hour}`, volumes, (hour + 1) * HOUR + minutes(1, 5, random), GZIP);
    }),
  );
}

/** A file of a backlog, which has files of several days. */
function late(file: SimulatedFile, day: number, random: Random): SimulatedFile {
  return { ...file, key: `trades/${day}/${file.key}`, uploadedAt: BACKLOG_START + minutes(0, 10, random) };
}

function fileOf(name: string, volumes: Volumes, uploadedAt: number, format: Format): SimulatedFile {
  const trades = volumes.reduce((sum, { hours }) => sum + [...hours.values()].reduce((a, b) => a + b), 0);
  return {
    feed: name.slice(0, name.indexOf('/')),
    key: `trades/${name}.csv`,
    uploadedAt,
    trades,
    volumes,
    foldNanoseconds: format.foldNanoseconds,
    bytes: trades * format.bytesPerTrade,
  };
}

/** A time between two numbers of minutes. */
function minutes(from: number, to: number, random: Random): number {
  return (from + (to - from) * random()) * MINUTE;
}
