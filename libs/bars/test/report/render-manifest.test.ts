import { renderManifest } from '../../src/report';
import { fileOf, manifestOf } from '../manifest-of';

describe('renderManifest', () => {
  test('shows how the lines of a file were counted, with the first rejected lines', () => {
    const manifest = manifestOf(fileOf({ key: 'trades/x.csv' }), {
      layout: 'General trades (CSV)',
      ...{ lines: 24, accepted: 12, excluded: 3, duplicate: 1, rejected: 8 },
      exclusions: { 'a rule': 3 },
      rejections: [2, 3, 4, 5, 6, 7].map((line) => ({ line, reason: 'no trade', text: '"x"' })),
      coverage: ['A', 'B', 'C', 'D'].map((symbol) => ({ feed: 'f', symbol, from: 0n, to: 0n, chunks: [] })),
    });

    expect(renderManifest(manifest).split('\n')).toEqual([
      'trades/x.csv (General trades (CSV))',
      'lines: 24, accepted: 12, excluded: 3, duplicate: 1, rejected: 8, symbols: 4',
      '  excluded 3: a rule',
      '  line 2: no trade: "x"',
      '  line 3: no trade: "x"',
      '  line 4: no trade: "x"',
      '  line 5: no trade: "x"',
      '  line 6: no trade: "x"',
      '  … and 3 more',
    ]);
  });
});
