import { runsOf, START } from '@trading/bars/testing';
import fc from 'fast-check';
import { aggregateTradeFile } from '../src/aggregation/aggregate-trade-file';
import { memoryLimits, type MemoryLimits } from '../src/aggregation/memory-limits';
import { WasmLineAggregator } from '../src/aggregation/wasm/wasm-line-aggregator';

/** A trade of a file, or a line that the kernel leaves to the reference path. */
interface Row {
  readonly symbol: number;
  readonly second: number;
  readonly price: string;
  readonly id: number;
  readonly kind: 'trade' | 'deferred' | 'rejected' | 'blank';
}

const row: fc.Arbitrary<Row> = fc.record({
  symbol: fc.nat(6),
  second: fc.nat(9_000),
  price: fc.constantFrom('1', '2.5', '3.25', '100', '0.00000001', '700000.5'),
  id: fc.nat(100_000),
  kind: fc.constantFrom('trade', 'trade', 'trade', 'trade', 'trade', 'deferred', 'rejected', 'blank'),
});

/** Limits from those that every line exceeds to those that no file of this test exceeds. */
const limits: fc.Arbitrary<MemoryLimits> = fc
  .record({
    completeBars: fc.constantFrom(1, 100_000),
    kernel: fc.constantFrom(1, 2_000, 4_000, 10_000, 50_000),
    referenceBars: fc.constantFrom(1, 5_000, 1_000_000),
    contestedBars: fc.constantFrom(0, 5, 1_000),
    contestedTrades: fc.constantFrom(1, 30, 1_000),
  })
  .map((some) => ({ ...memoryLimits(), ...some }));

const timeOf = ({ second }: Row) => START + BigInt(second) * 1_000_000_000n;

/** The price, or an equal one that the kernel does not read. */
const priceOf = ({ kind, price }: Row) => (kind === 'deferred' ? `${price}e0` : kind === 'rejected' ? 'x' : price);

/** Layouts: the key of a file, its header, and the lines of its rows. */
const LAYOUTS: readonly [what: string, key: string, header: readonly string[], lineOf: (row: Row) => string][] = [
  [
    'CSV',
    'x.csv',
    ['symbol,timestamp_ns,price,size,id'],
    (trade) => `S${trade.symbol},${timeOf(trade)},${priceOf(trade)},5,${trade.id}`,
  ],
  [
    'CSV with rules',
    'x.csv',
    [
      'ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp',
    ],
    (trade) => {
      const { symbol, id } = trade;
      const conditions = ['', '37', '"14,41"'][id % 3];
      return `S${symbol},${conditions},0,4,${id},${timeOf(trade)},${priceOf(trade)},${id},${timeOf(trade)},5,1,201,0`;
    },
  ],
  [
    'NDJSON with rules',
    'A-trades-2024-08-08.ndjson',
    [],
    (trade) => {
      const { symbol, id } = trade;
      const conditions = ['', ',"c":["@"],"z":"C"', ',"c":["@","I"],"z":"C"'][id % 3];
      const time = new Date(Number(timeOf(trade) / 1_000_000n)).toISOString();
      const price = trade.kind === 'rejected' ? '"x"' : priceOf(trade);
      return `{"t":"${time}","x":"V","p":${price},"s":5,"i":${id},"S":"S${symbol}"${conditions}}`;
    },
  ],
];

/** The chunks of a file whose bytes arrive in pieces, with their bytes. */
async function chunksOf(
  key: string,
  bytes: Buffer,
  lengths: Iterator<number>,
  limited: MemoryLimits,
): Promise<readonly string[]> {
  async function* pieces() {
    for (let at = 0; at < bytes.length;) {
      const length = lengths.next().value as number;
      yield bytes.subarray(at, at + length);
      at += length;
    }
  }
  const aggregated = await aggregateTradeFile(
    key,
    async () => pieces(),
    {
      interval: '1m',
      layouts: [],
      limits: limited,
      makeLineAggregator: (options) => new WasmLineAggregator(options),
    },
    { throwIfLate: () => undefined },
  );
  if (!aggregated) throw new Error('the bytes are there');
  const chunks = [...aggregated.chunks()].map(({ feed, symbol, start, bytes: bars }) =>
    [feed, symbol, start, Buffer.from(bars).toString('hex')].join(' '),
  );
  aggregated.close();
  return chunks;
}

/** Lengths of pieces, again and again. */
function* repeated(lengths: readonly number[]): Generator<number, never> {
  for (;;) yield* lengths;
}

/**
 * Writing resumes after the items that an earlier attempt wrote (`WriteProgress`), which read the same bytes in other
 * pieces. If the chunks depended on the pieces, a large file might never be written.
 */
describe('the bytes of chunks do not depend on the pieces in which a file arrives', () => {
  test.each(LAYOUTS)('%s', async (_what, key, header, lineOf) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 130, maxLength: 200, size: 'max' }),
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 20 }),
        limits,
        async (rows, lengths, limited) => {
          const lines = rows.map((trade) => (trade.kind === 'blank' ? '' : lineOf(trade)));
          const bytes = Buffer.from([...header, ...lines, ''].join('\n'));
          const whole = await chunksOf(key, bytes, repeated([bytes.length]), limited);
          expect(whole).not.toEqual([]);
          expect(await chunksOf(key, bytes, repeated(lengths), limited)).toEqual(whole);
          expect(await chunksOf(key, bytes, repeated([1]), limited)).toEqual(whole);
        },
      ),
      // A smaller counterexample takes minutes to find.
      { numRuns: runsOf(10), endOnFailure: true },
    );
  });
});
