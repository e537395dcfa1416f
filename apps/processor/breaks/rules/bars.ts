import type { Rule } from '../rule';

const READER = ['libs/bars/test/read/bar-reader.test.ts'];
const ORDER = ['libs/bars/test/model/trade.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

/** Which trades a bar is made of, and which of them opens and closes it. */
export const BARS: readonly Rule[] = [
  {
    rule: 'bars of every interval are those of the trades in it',
    breaks: [
      {
        name: 'a trade at the start of a bar counts for the one before',
        edit: {
          file: 'libs/bars/src/model/interval.ts',
          find: 'return time - (time % nanoseconds);',
          replace: 'return time - 1n - ((time - 1n) % nanoseconds);',
        },
        seenBy: READER,
      },
      {
        name: 'five minutes are ten',
        edit: { file: 'libs/bars/src/model/interval.ts', find: `'5m': 300n`, replace: `'5m': 600n` },
        seenBy: READER,
      },
      {
        name: 'an hour is two',
        edit: { file: 'libs/bars/src/model/interval.ts', find: `'1h': 3_600n`, replace: `'1h': 7_200n` },
        seenBy: READER,
      },
      {
        name: 'a day is two',
        edit: { file: 'libs/bars/src/model/interval.ts', find: `'1d': 86_400n`, replace: `'1d': 172_800n` },
        seenBy: READER,
      },
      {
        name: 'bars of seconds are not stored where these are asked for',
        edit: {
          file: 'apps/processor/src/config.ts',
          find: 'interval: interval as StoredInterval',
          replace: `interval: '1m'`,
        },
        seenBy: ['apps/processor/test/config.test.ts'],
      },
      {
        name: 'the high of a longer bar is that of its last part',
        edit: {
          file: 'libs/bars/src/read/bar-builder.ts',
          find: 'this.state = mergeBarStates(this.state, resolved.state);',
          replace: 'open.bar = { ...mergeBarStates(open.bar, resolved.bar), high: resolved.bar.high };',
        },
        seenBy: READER,
      },
      {
        name: 'a longer bar is cut off where the range ends',
        edit: {
          file: 'libs/bars/src/read/bar-reader.ts',
          find: 'stored < this.endOf(to, interval)',
          replace: 'stored < to',
        },
        seenBy: READER,
      },
    ],
  },
  {
    rule: 'ties are decided by time, id and price, wherever the trades come from',
    breaks: [
      {
        name: 'the id does not decide between trades of one time',
        edit: { file: 'libs/bars/src/model/trade.ts', find: ' || compareIds(a.id, b.id)', replace: '' },
        seenBy: ORDER,
      },
      {
        name: 'the price does not decide between trades of one id',
        edit: { file: 'libs/bars/src/model/trade.ts', find: ' || compare(a.price, b.price)', replace: '' },
        seenBy: ORDER,
      },
      {
        name: 'ids that are numbers are ordered as texts',
        edit: {
          file: 'libs/bars/src/model/trade.ts',
          find: '(aIsNumber && compare(a.length, b.length)) || ',
          replace: '',
        },
        seenBy: ORDER,
      },
      {
        name: 'of two files the first one opens the bar',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: 'first: least(a.first, b.first, compareTicks)',
          replace: 'first: a.first ?? b.first',
        },
        seenBy: ['libs/bars/test/model/bar-state.test.ts'],
      },
      {
        name: 'the kernel lets the last trade to arrive close the bar',
        edit: { file: 'apps/processor/kernel/bars.ts', find: '& (id > bar.lastId)', replace: '& (id != bar.lastId)' },
        seenBy: KERNEL,
        named: 'aggregates ids in any order',
      },
      {
        name: 'the kernel lets the first trade to arrive open the bar',
        edit: {
          file: 'apps/processor/kernel/bars.ts',
          find: 'if (isBefore(time, id, price, bar.firstTime, bar.firstId, bar.firstPrice)) setFirst(bar, time, id, price);',
          replace: '',
        },
        seenBy: KERNEL,
        named: 'aggregates ids in any order',
      },
      {
        name: 'the kernel puts the larger of two ids first',
        edit: {
          file: 'apps/processor/kernel/bars.ts',
          find: 'aId != bId ? aId < bId',
          replace: 'aId != bId ? aId > bId',
        },
        seenBy: KERNEL,
        named: 'aggregates ids in any order',
      },
    ],
  },
];
