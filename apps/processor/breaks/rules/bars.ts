import type { Rule } from '../rule';

const READER = ['libs/bars/test/read/bar-reader.test.ts'];
const ORDER = ['libs/bars/test/model/trade.test.ts'];
const CODEC = ['libs/bars/test/encoding/chunk-codec.test.ts'];
const IDS = ['libs/bars/test/model/compare-ids.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

/** The trades of a bar, and those that open and close it. */
export const BARS: readonly Rule[] = [
  {
    rule: 'a bar contains exactly the trades of its interval',
    breaks: [
      {
        name: 'a trade at the start of a bar is added to the bar before',
        edit: {
          file: 'libs/bars/src/model/interval.ts',
          find: 'return time - ((time - origin) % NANOSECONDS[interval]);',
          replace: 'return time - 1n - ((time - 1n - origin) % NANOSECONDS[interval]);',
        },
        detectedBy: READER,
      },
      {
        name: 'a five-minute bar lasts ten minutes',
        edit: { file: 'libs/bars/src/model/interval.ts', find: `'5m': 300n`, replace: `'5m': 600n` },
        detectedBy: READER,
      },
      {
        name: 'a four-hour bar lasts eight hours',
        edit: { file: 'libs/bars/src/model/interval.ts', find: `'4h': 14_400n`, replace: `'4h': 28_800n` },
        detectedBy: READER,
      },
      {
        name: 'a week begins on Thursday, as 1970 did',
        edit: {
          file: 'libs/bars/src/model/interval.ts',
          find: `interval === '1w' ? MONDAY : 0n`,
          replace: '0n',
        },
        detectedBy: READER,
      },
      {
        name: 'an hourly bar lasts two hours',
        edit: { file: 'libs/bars/src/model/interval.ts', find: `'1h': 3_600n`, replace: `'1h': 7_200n` },
        detectedBy: READER,
      },
      {
        name: 'a daily bar lasts two days',
        edit: { file: 'libs/bars/src/model/interval.ts', find: `'1d': 86_400n`, replace: `'1d': 172_800n` },
        detectedBy: READER,
      },
      {
        name: 'bars of one minute are stored although one second is configured',
        edit: {
          file: 'apps/processor/src/config.ts',
          find: '    interval,\n',
          replace: `    interval: '1m',\n`,
        },
        detectedBy: ['apps/processor/test/config.test.ts'],
      },
      {
        name: 'the high of a longer bar is the high of its last stored bar',
        edit: {
          file: 'libs/bars/src/read/bar-builder.ts',
          find: 'this.state = mergeBarStates(this.state, resolved.state);',
          replace: 'this.state = { ...mergeBarStates(this.state, resolved.state), high: resolved.state.high };',
        },
        detectedBy: READER,
      },
      {
        name: 'a longer bar is cut off at the end of the range',
        edit: {
          file: 'libs/bars/src/read/bar-reader.ts',
          find: 'to: plan.last.end }',
          replace: 'to: plan.last.open + 1n }',
        },
        detectedBy: READER,
      },
    ],
  },
  {
    rule: 'time, order, id and price decide which trades open and close a bar, in whatever order they arrive',
    breaks: [
      {
        name: 'the id does not decide between trades with the same time',
        edit: { file: 'libs/bars/src/model/trade.ts', find: 'compareIds(a.id, b.id) ||', replace: '' },
        detectedBy: ORDER,
      },
      {
        name: 'the order that a file states does not decide between trades with the same time',
        edit: {
          file: 'libs/bars/src/model/trade.ts',
          find: 'compare(a.order ?? 0n, b.order ?? 0n) ||',
          replace: '',
        },
        detectedBy: ORDER,
      },
      {
        name: 'the id decides before the order that a file states',
        edit: {
          file: 'libs/bars/src/model/trade.ts',
          find: 'compare(a.order ?? 0n, b.order ?? 0n) ||\n    compareIds(a.id, b.id) ||',
          replace: 'compareIds(a.id, b.id) || compare(a.order ?? 0n, b.order ?? 0n) ||',
        },
        detectedBy: ORDER,
      },
      {
        name: 'the order of a trade is lost when its bar is made',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: '...(order ? { order } : {}), ',
          replace: '',
        },
        detectedBy: ['libs/bars/test/model/bar-state.test.ts'],
      },
      {
        name: 'the order of trades is not stored',
        edit: {
          file: 'libs/bars/src/encoding/chunk-codec.ts',
          find: '[state.first, state.last].some((tick) => tick?.order)',
          replace: 'false',
        },
        detectedBy: CODEC,
      },
      {
        name: 'the order of trades is not read from stored bars',
        edit: {
          file: 'libs/bars/src/encoding/chunk-codec.ts',
          find: 'return order === 0n ? { time, id, price } : { time, order, id, price };',
          replace: 'return { time, id, price };',
        },
        detectedBy: CODEC,
      },
      {
        name: 'the order of a trade is read relative to 0',
        edit: {
          file: 'libs/bars/src/encoding/chunk-codec.ts',
          find: 'context.order += reader.signed()',
          replace: 'context.order = reader.signed()',
        },
        detectedBy: CODEC,
      },
      {
        name: 'the price does not decide between trades with the same id',
        edit: {
          file: 'libs/bars/src/model/trade.ts',
          find: 'compareIds(a.id, b.id) ||\n    compare(a.price, b.price)',
          replace: 'compareIds(a.id, b.id)',
        },
        detectedBy: ORDER,
      },
      {
        name: 'digits in ids are compared as text',
        edit: {
          file: 'libs/bars/src/model/compare-ids.ts',
          find: 'compare(a.length, b.length) || ',
          replace: '',
        },
        detectedBy: IDS,
      },
      {
        name: 'ids that differ only in leading zeros are equal',
        edit: {
          file: 'libs/bars/src/model/compare-ids.ts',
          find: 'compare(a.length - inA, b.length - inB) || compare(a, b)',
          replace: 'compare(a.length - inA, b.length - inB)',
        },
        detectedBy: IDS,
      },
      {
        name: 'the file that is merged first opens the bar',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: 'first: least(a.first, b.first, compareTicks)',
          replace: 'first: a.first ?? b.first',
        },
        detectedBy: ['libs/bars/test/model/bar-state.test.ts'],
      },
      {
        name: 'the kernel lets the trade that arrives last close the bar',
        edit: {
          file: 'apps/processor/kernel/partial-bar.ts',
          find: '& (id > bar.lastId)',
          replace: '& (id != bar.lastId)',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates ids in any order',
      },
      {
        name: 'the kernel lets the trade that arrives first open the bar',
        edit: {
          file: 'apps/processor/kernel/partial-bar.ts',
          find: 'if (isBefore(time, id, price, bar.firstTime, bar.firstId, bar.firstPrice)) setFirst(bar, time, id, price);',
          replace: '',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates ids in any order',
      },
      {
        name: 'the kernel puts the larger of two ids first',
        edit: {
          file: 'apps/processor/kernel/partial-bar.ts',
          find: 'aId != bId ? aId < bId',
          replace: 'aId != bId ? aId > bId',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates ids in any order',
      },
    ],
  },
];
