import { parseDecimal } from '@trading/bars';
import { memoryLimits } from '../../../src/aggregation/memory-limits';
import { TemporaryFile } from '../../../src/aggregation/temporary-file';
import { WasmLineAggregator } from '../../../src/aggregation/wasm/wasm-line-aggregator';
import { LAYOUTS } from '../../../src/parsing/layouts';
import { detectLayout } from '../../../src/parsing/recognition/detect-layout';
import { FIXTURES } from '../../parsing/fixtures';
import { fixtureLines } from '../../parsing/read-fixture';

/** Files all of whose lines are rejected, so that no line of theirs needs to be read quickly. */
const IN_CONTRACTS = [
  'binance/data/futures/cm/daily/BTCUSD_PERP-aggTrades-2022-08-11.csv',
  'okx/BTC-USDT-SWAP-trades-2023-08-08.csv',
  'gate/futures_usdt/trades/202408/BTC_USDT-202408.csv',
];

/** Lines of trades that are deferred although the file has a fast format, with the reason. */
const DEFERRED: Readonly<Record<string, readonly [reason: string, ...lines: number[]]>> = {
  'general/trades.csv': ['a quote in a quoted note, and a number of 36 digits', 3, 5],
  'general/trades.ndjson': ['times with other keys than in the first line', 2, 3],
  'tardis/binance-futures_trades_2020-09-01_BTCUSDT.csv': ['a price with a positive exponent', 3],
  'nyse/EQY_US_ALL_TRADE_20240808.psv': ['the line that ends a file', 13],
};

/** Copies of a file, so that the kernel learns how its lines are written before the last copy. */
const COPIES = 5;

describe('the kernel', () => {
  test.each(FIXTURES)('reads %s, of the layout %s', (path) => {
    const lines = fixtureLines(path);
    const { fast, hasHeader, parse } = detectLayout(path, lines[0] as string);
    const rows = hasHeader ? lines.slice(1) : lines;
    const isRead = (line: string) => ['trade', 'excluded'].includes(parse(line).kind);
    expect(fast === undefined).toBe(IN_CONTRACTS.includes(path));
    if (!fast) {
      expect(rows.filter(isRead)).toEqual([]);
      return;
    }
    const aggregator = new WasmLineAggregator({
      ...{ format: fast, interval: '1m', contested: [], limits: memoryLimits() },
      temporaryFile: new TemporaryFile(Infinity),
    });
    const copies = Array.from({ length: COPIES }, () => `${rows.join('\n')}\n`);
    const deferred = [...(hasHeader ? [`${lines[0]}\n`] : []), ...copies].map((copy) =>
      aggregator.push(Buffer.from(copy)),
    );

    const before = lines.length - rows.length + rows.length * (COPIES - 1);
    const last = (deferred.at(-1) ?? []).filter(({ text }) => isRead(text));
    const [, ...expected] = DEFERRED[path] ?? [''];
    expect(last.map(({ number }) => number - before + lines.length - rows.length)).toEqual(expected);
  });

  test('is tried with a file of each layout', () => {
    expect(new Set(FIXTURES.map(([, layout]) => layout))).toEqual(new Set(LAYOUTS.map(({ name }) => name)));
  });

  test.each(
    LAYOUTS.filter(({ conditions, knownByValues }) => conditions && knownByValues).map((one) => [one.name, one]),
  )('knows trades of %s by their conditions, among others', (_name, { conditions, knownByValues }) => {
    expect(knownByValues?.columns).toContain(conditions?.column);
  });

  test.each(LAYOUTS.filter(({ noPrice }) => noPrice !== undefined).map((one) => [one.name, one]))(
    'defers the price that stands for none in %s, since it is no number',
    (_name, { noPrice }) => {
      expect(typeof parseDecimal(noPrice as string)).toBe('string');
    },
  );
});
