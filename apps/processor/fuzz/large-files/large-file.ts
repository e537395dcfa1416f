/** A file that is written while it is read, and what its bars must add up to. */
export interface LargeFile {
  readonly key: string;
  /** Its lines, the same at every call. */
  lines(): Iterable<string>;
  readonly expected: Totals;
}

/** Sums over all bars. Sizes are whole numbers. */
export interface Totals {
  readonly accepted: number;
  readonly duplicate: number;
  readonly excluded: number;
  readonly trades: number;
  readonly volume: number;
}

const HEADER = 'symbol,timestamp_ns,price,size,id';

/** The columns of a flat file of Massive. */
const MASSIVE =
  'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp';

/** 2024-08-08, 14:00 UTC: in the regular session of US stocks. Seconds since 1970. */
const START = 1_723_125_600;

/** The size of the nth trade. */
const sizeOf = (trade: number) => 1 + (trade % 9);

function sizesOf(trades: number): number {
  let sum = 0;
  for (let trade = 0; trade < trades; trade += 1) sum += sizeOf(trade);
  return sum;
}

const accepted = (trades: number): Totals => ({
  ...{ accepted: trades, trades, volume: sizesOf(trades) },
  ...{ duplicate: 0, excluded: 0 },
});

/** A trade of the general layout, with a time in milliseconds after the start. */
const general = (symbol: string, milliseconds: number, trade: number) =>
  `${symbol},${START * 1_000 + milliseconds}000000,${100 + (trade % 50)}.25,${sizeOf(trade)},${trade}`;

/** Kinds of files that need more memory the larger they are, unless something is done about it. */
export const LARGE_FILES = {
  /** The whole file occurs twice. */
  duplicated: (trades: number): LargeFile => ({
    key: 'x.csv',
    *lines() {
      yield HEADER;
      for (let time = 0; time < 2; time += 1) {
        for (let trade = 0; trade < trades; trade += 1) yield general(`S${trade % 500}`, 17 * trade, trade);
      }
    },
    expected: { ...accepted(trades), duplicate: trades },
  }),

  /** Each symbol has one trade. */
  symbols: (trades: number): LargeFile => ({
    key: 'x.csv',
    *lines() {
      yield HEADER;
      for (let trade = 0; trade < trades; trade += 1) yield general(`SYMBOL${trade}`, trade % 3_000_000, trade);
    },
    expected: accepted(trades),
  }),

  /** All trades are in one bar, with ids in no order. */
  oneBar: (trades: number): LargeFile => ({
    key: 'x.csv',
    *lines() {
      yield HEADER;
      for (let trade = 0; trade < trades; trade += 1) {
        // Odd factors permute the numbers below 2^31.
        const id = Math.imul(trade, 0x9e37_79b1) & 0x7fff_ffff;
        yield `S,${START * 1_000 + (trade % 60_000)}000000,100.25,${sizeOf(trade)},${id}`;
      }
    },
    expected: accepted(trades),
  }),

  /** The whole market, sorted by ticker, with sale conditions that all leave the volume as it is. */
  market: (trades: number): LargeFile => ({
    key: 'x.csv',
    *lines() {
      yield MASSIVE;
      // A ticker of a smaller file has as many trades as one of a usual day.
      const ofTicker = Math.max(500, Math.ceil(trades / 11_000));
      for (let trade = 0; trade < trades; trade += 1) {
        const place = trade % ofTicker;
        const time = `${START + Math.floor((place * 20_000) / ofTicker)}${String(trade % 1_000_000_000).padStart(9, '0')}`;
        const conditions = ['', '37', '"14,41"', '"14,37,41"'][trade % 4];
        yield `T${Math.floor(trade / ofTicker)},${conditions},0,11,${trade},${time},12.5,${trade},${time},${sizeOf(trade)},1,0,0`;
      }
    },
    expected: accepted(trades),
  }),

  /** Each second trade is cancelled by a line at the end of the file. */
  retracted: (trades: number): LargeFile => ({
    key: 'A-trades-2024-08-08.ndjson',
    *lines() {
      const time = (trade: number) => new Date(START * 1_000 + (trade % 20_000_000)).toISOString();
      const fields = (trade: number) => `"S":"A","x":"V","p":12.5,"s":${sizeOf(trade)},"c":["@"],"z":"C"`;
      for (let trade = 0; trade < trades; trade += 1)
        yield `{"T":"t","i":${trade},${fields(trade)},"t":"${time(trade)}"}`;
      for (let trade = 0; trade < trades; trade += 2)
        yield `{"T":"x","S":"A","i":${trade},"x":"V","p":12.5,"s":${sizeOf(trade)},"a":"C","z":"C","t":"${time(trade)}"}`;
    },
    expected: {
      accepted: Math.floor(trades / 2),
      trades: Math.floor(trades / 2),
      volume: sizesOf(trades) - evenSizesOf(trades),
      duplicate: 0,
      excluded: 2 * Math.ceil(trades / 2),
    },
  }),
} as const satisfies Readonly<Record<string, (trades: number) => LargeFile>>;

function evenSizesOf(trades: number): number {
  let sum = 0;
  for (let trade = 0; trade < trades; trade += 2) sum += sizeOf(trade);
  return sum;
}
