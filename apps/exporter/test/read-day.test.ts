import { BarReader } from '@trading/bars';
import { readDay } from '../src/read-day';
import { trade, TradeArchive } from './trade-archive';

describe('readDay', () => {
  test('reads many symbols in order, each with all bars of the day', async () => {
    const archive = new TradeArchive();
    const symbols = Array.from({ length: 40 }, (_, n) => `S${n}`);
    const trades = symbols.flatMap((symbol) => [-1, 0, 1439, 1440].map((minute) => trade(symbol, minute, '1')));
    await archive.upload('day.csv', ...trades);
    await archive.upload('other.csv', trade('OTHER', 2000, '1'), trade('S1', 5, '1', '1', 'other-feed'));

    const found: [string, number][] = [];
    const reader = new BarReader(archive.table, '1m');
    for await (const { symbol, bars } of readDay(archive.table, reader, '1m', {
      feed: 'binance-spot',
      date: '2024-08-08',
    })) {
      found.push([symbol, bars.length]);
    }
    expect(found).toEqual(symbols.sort().map((symbol) => [symbol, 2]));
  });

  test('reads the bars of a symbol page by page', async () => {
    const archive = new TradeArchive();
    await archive.upload('day.csv', trade('A', 0, '1'), trade('A', 1, '1'), trade('A', 2, '1'));
    const reader = new BarReader(archive.table, '1m');
    const readBars = reader.readBars.bind(reader) as (query: object) => Promise<any>;
    reader.readBars = ((query: object) => readBars({ ...query, limit: 2 })) as typeof reader.readBars;

    const found: number[] = [];
    for await (const { bars } of readDay(archive.table, reader, '1m', { feed: 'binance-spot', date: '2024-08-08' })) {
      found.push(bars.length);
    }
    expect(found).toEqual([2, 1]);
  });
});
