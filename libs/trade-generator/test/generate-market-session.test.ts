import { generateMarketSession, type MarketSessionOptions } from '../src/index';

const OPTIONS: MarketSessionOptions = {
  seed: 3,
  trades: 6_000,
  tickers: 50,
  layout: 'massive',
  midnight: Date.UTC(2024, 7, 8, 4),
};

/** The fields of the lines without the header. No condition list has a comma outside of quotes. */
function fieldsOf(options: MarketSessionOptions): { header: readonly string[]; rows: readonly (readonly string[])[] } {
  const isTaq = options.layout === 'taq';
  const [header = '', ...lines] = generateMarketSession(options);
  const split = (line: string) => (isTaq ? line.split('|') : line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  return { header: split(header), rows: lines.map(split) };
}

function columnOf(options: MarketSessionOptions, name: string): string[] {
  const { header, rows } = fieldsOf(options);
  return rows.map((row) => row[header.indexOf(name)] as string);
}

describe('generateMarketSession', () => {
  test('returns the same lines for the same options, and others for another seed', () => {
    expect([...generateMarketSession(OPTIONS)]).toEqual([...generateMarketSession(OPTIONS)]);
    expect([...generateMarketSession({ ...OPTIONS, seed: 4 })]).not.toEqual([...generateMarketSession(OPTIONS)]);
  });

  test('has all trades, sorted by ticker and then by time, some of which share theirs', () => {
    const tickers = columnOf(OPTIONS, 'ticker');
    const times = columnOf(OPTIONS, 'sip_timestamp').map(BigInt);

    expect(tickers).toHaveLength(6_000);
    expect([...tickers].sort()).toEqual(tickers);
    expect(new Set(tickers).size).toBe(50);
    const isLater = times.map(
      (time, index) => tickers[index] !== tickers[index - 1] || time >= (times[index - 1] as bigint),
    );
    expect(isLater).not.toContain(false);
    const ties = times.filter((time, index) => time === times[index - 1]).length;
    expect(ties / 6_000).toBeCloseTo(1 / 3, 1);
  });

  test('is within extended hours, and mostly within regular ones', () => {
    const hours = columnOf(OPTIONS, 'sip_timestamp').map((time) => (Number(time) / 1e6 - OPTIONS.midnight) / 3_600_000);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...hours)).toBeLessThan(20);
    const regular = hours.filter((hour) => hour >= 9.5 && hour < 16).length;
    expect(regular / 6_000).toBeCloseTo(0.93, 1);

    const conditions = columnOf(OPTIONS, 'conditions');
    const isFormT = conditions.map((text) => text.split(/[",]/).includes('12'));
    expect(isFormT).toEqual(hours.map((hour) => hour < 9.5 || hour >= 16));
  });

  test('gives no id of an exchange twice for a ticker', () => {
    const { header, rows } = fieldsOf(OPTIONS);
    const at = (row: readonly string[], name: string) => row[header.indexOf(name)];
    const ids = rows.map((row) => ['ticker', 'exchange', 'trf_id', 'id'].map((name) => at(row, name)).join());
    expect(new Set(ids).size).toBe(6_000);
  });

  test('has corrections, cancelled trades and trades off the exchanges', () => {
    expect(new Set(columnOf({ ...OPTIONS, trades: 60_000 }, 'correction'))).toEqual(new Set(['0', '1', '12', '8']));
    expect(new Set(columnOf(OPTIONS, 'trf_id'))).toEqual(new Set(['0', '201', '202']));
  });

  test('writes the same session as a file of Daily TAQ, with the number of trades at its end', () => {
    const taq = { ...OPTIONS, layout: 'taq' } as const;
    const { header, rows } = fieldsOf(taq);

    expect(rows.at(-1)).toEqual(['END', '20240808', '6000', ...Array<string>(11).fill('')]);
    const trades = rows.slice(0, -1);
    expect(trades.every((row) => row.length === header.length)).toBe(true);
    const column = (name: string) => trades.map((row) => row[header.indexOf(name)]);
    expect(column('Symbol')).toEqual(columnOf(OPTIONS, 'ticker'));
    expect(column('Trade Id')).toEqual(columnOf(OPTIONS, 'id'));
    expect(column('Trade Price')).toEqual(columnOf(OPTIONS, 'price'));
    const secondOf = (text: string) =>
      BigInt(text.slice(0, 2)) * 3_600n + BigInt(text.slice(2, 4)) * 60n + BigInt(text.slice(4, 6));
    const seconds = columnOf(OPTIONS, 'sip_timestamp').map((time) => BigInt(time) / 1_000_000_000n);
    const midnight = BigInt(OPTIONS.midnight / 1_000);
    expect(column('Time').map((text) => secondOf(text as string))).toEqual(seconds.map((second) => second - midnight));
  });
});
