import { ContestedBarSet } from '../../src/aggregation/contested-bars';

const bar = (time: number, symbol = 'A') => ({ feed: 'f', symbol, time: BigInt(time) });

describe('ContestedBarSet', () => {
  test('has each bar once', () => {
    const set = new ContestedBarSet(3);
    for (const one of [bar(1), bar(2), bar(1), bar(1, 'B')]) set.add(one);
    set.addAll([bar(2), bar(1, 'B')]);
    expect(set.all).toEqual([bar(1), bar(2), bar(1, 'B')]);
  });

  test('has all bars if there are more than the maximum', () => {
    const set = new ContestedBarSet(1);
    set.add(bar(1));
    set.add(bar(1));
    expect(set.all).toEqual([bar(1)]);
    set.add(bar(2));
    expect(set.all).toBe('all');
    set.add(bar(3));
    expect(set.all).toBe('all');
  });

  test('has all bars if another set has', () => {
    const set = new ContestedBarSet(1);
    set.addAll('all');
    expect(set.all).toBe('all');
  });
});
