import { sourceIdOf } from '../../src/model/trade-file';
import {
  changeKey,
  changePageKey,
  changeRange,
  feedKey,
  feedRange,
  fileKey,
  fileRange,
  symbolKey,
  symbolRange,
} from '../../src/table/ledger-keys';
import type { ItemKey, KeyRange } from '../../src/table/table';

const ORIGIN = { source: '0123456789abcdef0123', generation: '066b55ad40000f00ba12cafe' };
const NAMES = ['!', '#', '$', '0', 'BTC/USDT', '~', '币安人生USDT', '\uffee', '😀'];

const isInside = ({ pk, sk }: ItemKey, range: KeyRange) => pk === range.pk && sk >= range.from && sk <= range.to;

describe('the keys of the ledger', () => {
  // If a key changes, items that were written before are not found any more.
  test.each([
    ['a feed', feedKey('my#feed'), 'FEEDS', '#my#feed'],
    ['a symbol', symbolKey({ feed: 'my#feed', symbol: 'BRK#B' }), 'SYMBOLS#my#feed', '#BRK#B'],
    ['a file', fileKey({ bucket: 'b', key: 'trades/x.csv.gz' }), 'FILES#b', '#trades/x.csv'],
    ['a change', changeKey(12), 'CHANGES', '0000000000000012'],
    [
      'a page of a change',
      changePageKey(ORIGIN, 3),
      'SOURCE#0123456789abcdef0123',
      'CHANGE#066b55ad40000f00ba12cafe#3',
    ],
  ])('are stable for %s', (_name, key, pk, sk) => {
    expect(key).toEqual({ pk, sk });
  });

  test('of files fit DynamoDB and stay different, however long the key is', () => {
    const keys = ['a', 'b'].map((end) => ({ bucket: 'b', key: 'é'.repeat(511) + end }));
    const [first, second] = keys.map(fileKey) as [ItemKey, ItemKey];
    expect(first.sk).not.toBe(second.sk);
    expect(first.sk.endsWith(`éé${sourceIdOf(keys[0]!)}`)).toBe(true);
    expect(Buffer.byteLength(first.sk)).toBeLessThanOrEqual(1024);
    expect(isInside(first, fileRange('b', 'é'.repeat(100)))).toBe(true);
  });
});

describe('the ranges of the ledger', () => {
  test.each(NAMES)('contain the name %j', (name) => {
    expect(isInside(feedKey(name), feedRange())).toBe(true);
    expect(isInside(symbolKey({ feed: 'f', symbol: name }), symbolRange('f'))).toBe(true);
    expect(isInside(symbolKey({ feed: 'f', symbol: name }), symbolRange('f', name))).toBe(true);
    expect(isInside(fileKey({ bucket: 'b', key: name }), fileRange('b', ''))).toBe(true);
    expect(isInside(fileKey({ bucket: 'b', key: name }), fileRange('b', name))).toBe(true);
  });

  test('contain no name before their start and none of another partition', () => {
    expect(isInside(symbolKey({ feed: 'f', symbol: 'A' }), symbolRange('f', 'B'))).toBe(false);
    expect(isInside(symbolKey({ feed: 'g', symbol: 'A' }), symbolRange('f'))).toBe(false);
    expect(isInside(fileKey({ bucket: 'b', key: 'A' }), fileRange('b', 'B'))).toBe(false);
  });

  test('contain the changes after a sequence number, to the greatest one', () => {
    expect([0, 9, 10, 11, 12, Number.MAX_SAFE_INTEGER].map((n) => isInside(changeKey(n), changeRange(10)))).toEqual([
      ...[false, false, false],
      ...[true, true, true],
    ]);
  });
});
