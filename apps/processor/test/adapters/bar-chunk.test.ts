import fc from 'fast-check';
import { decodeChunk, encodeChunk, splitIntoChunks } from '../../src/adapters/bar-chunk';
import { BarAggregator } from '../../src/domain/bar-aggregator';
import { trades } from '../arbitraries';

describe('a chunk', () => {
  test('is read back exactly, whatever the bars', () => {
    fc.assert(
      fc.property(trades, (list) => {
        const aggregator = new BarAggregator();
        for (const trade of list) aggregator.add(trade);
        for (const bars of aggregator.bars.values()) {
          const decoded = [...splitIntoChunks(bars)].flatMap(([start, chunk]) =>
            decodeChunk(start, encodeChunk(start, chunk)),
          );
          expect(new Map(decoded.map(({ time, bar }) => [time, bar]))).toEqual(bars);
        }
      }),
    );
  });

  test('holds the bars of one hour, in the order of time, as text that people can read', () => {
    const aggregator = new BarAggregator();
    const trade = { symbol: 'A', price: 15n * 10n ** 17n, size: 2n * 10n ** 18n };
    aggregator.add({ ...trade, id: 'x', time: 7_260_000_000_005n });
    aggregator.add({ ...trade, id: '"', time: 3_600_000_000_000n });
    aggregator.add({ ...trade, id: 'y', time: 3_660_000_000_001n });

    const chunks = splitIntoChunks(aggregator.bars.get('A') ?? new Map());

    expect([...chunks].map(([start, bars]) => [start, encodeChunk(start, bars)])).toEqual([
      [
        3_600_000_000_000n,
        '[[0,0,"\\"","1.5","1.5","1.5",0,"\\"","1.5","2","3",1],[60000000000,1,"y","1.5","1.5","1.5",1,"y","1.5","2","3",1]]',
      ],
      [7_200_000_000_000n, '[[60000000000,5,"x","1.5","1.5","1.5",5,"x","1.5","2","3",1]]'],
    ]);
  });
});
