import type { Rule } from '../rule';

const testOf = (layout: string) => [`apps/processor/test/parsing/layouts/${layout}.test.ts`];
const layoutOf = (layout: string) => `apps/processor/src/parsing/layouts/${layout}.ts`;

/** The layouts of US stocks, options and futures. */
export const US_LAYOUTS: readonly Rule[] = [
  {
    rule: 'files of alpaca-py are read as the client writes them',
    breaks: [
      {
        name: 'the list of conditions is one code',
        edit: { file: layoutOf('alpaca-py'), find: `format: 'python-list',`, replace: '' },
        detectedBy: testOf('alpaca-py'),
      },
      {
        name: 'trades of two exchanges have one id',
        edit: { file: layoutOf('alpaca-py'), find: `id: ['exchange', 'id']`, replace: `id: ['id']` },
        detectedBy: testOf('alpaca-py'),
      },
      {
        name: 'times in milliseconds are rejected',
        edit: { file: layoutOf('alpaca-py'), find: `unit: 'rfc3339-or-ms'`, replace: `unit: 'rfc3339'` },
        detectedBy: testOf('alpaca-py'),
      },
    ],
  },
  {
    rule: 'option and crypto trades have the identity and the conditions of their provider',
    breaks: [
      {
        name: 'an option trade without id is rejected',
        edit: {
          file: layoutOf('massive-options'),
          find: `knownByValues: { columns: ['exchange', 'conditions'] },`,
          replace: '',
        },
        detectedBy: testOf('massive-options'),
      },
      {
        name: 'a cancel of an option trade is a trade',
        edit: {
          file: 'apps/processor/src/parsing/rules/opra-conditions.ts',
          find: `A: { name: 'cancelled', eligibility: NOTHING }`,
          replace: `A: { name: 'cancelled', eligibility: ALL }`,
        },
        detectedBy: testOf('massive-options'),
      },
      {
        name: 'the own practice of Alpaca for option trades is ignored',
        edit: { file: layoutOf('alpaca-options'), find: `, extendedHours: 'prices'`, replace: '' },
        detectedBy: testOf('alpaca-options'),
      },
      {
        name: 'crypto trades of two exchanges have one id',
        edit: { file: layoutOf('massive-crypto'), find: `id: ['exchange', 'id']`, replace: `id: ['id']` },
        detectedBy: testOf('massive-crypto'),
      },
    ],
  },
  {
    rule: 'NYSE Daily TAQ is read as it is published, with times of Eastern time',
    breaks: [
      {
        name: 'times of summer are those of winter',
        edit: {
          file: 'apps/processor/src/parsing/eastern-time.ts',
          find: '.find((utc) => utc + easternOffset(utc) === local)',
          replace: '.at(1)',
        },
        detectedBy: testOf('nyse-taq'),
      },
      {
        name: 'the last line is rejected',
        edit: { file: layoutOf('nyse-taq'), find: 'trailer: /^END\\|\\d{8}\\|\\d+\\|*$/,', replace: '' },
        detectedBy: testOf('nyse-taq'),
      },
      {
        name: 'a code has the meaning of the other tape',
        edit: {
          file: layoutOf('nyse-taq'),
          find: '{ C: CTA_CONDITIONS, N: UTP_CONDITIONS }',
          replace: '{ N: CTA_CONDITIONS, C: UTP_CONDITIONS }',
        },
        detectedBy: testOf('nyse-taq'),
      },
      {
        name: 'trades of two reporting facilities have one id',
        edit: {
          file: layoutOf('nyse-taq'),
          find: `id: ['exchange', 'trade reporting facility', 'trade id']`,
          replace: `id: ['exchange', 'trade id']`,
        },
        detectedBy: testOf('nyse-taq'),
      },
      {
        name: 'a file without a date in its name is read',
        edit: {
          file: 'apps/processor/src/parsing/recognition/match-layout.ts',
          find: `...(!isDated && date === undefined ? ['date'] : []),`,
          replace: '',
        },
        detectedBy: testOf('nyse-taq'),
      },
    ],
  },
  {
    rule: 'Databento trades are read in both forms, and several can have one sequence number',
    breaks: [
      {
        name: 'the sequence number is the id',
        edit: { file: layoutOf('databento'), find: 'id: [],', replace: `id: ['sequence'],` },
        detectedBy: testOf('databento'),
      },
      {
        name: 'a price in fixed point is a billion times too high',
        edit: { file: layoutOf('databento'), find: 'impliedDecimals: 9,', replace: '' },
        detectedBy: testOf('databento'),
      },
      {
        name: 'a missing price is a price',
        edit: { file: layoutOf('databento'), find: `noPrice: '9223372036854775807',`, replace: '' },
        detectedBy: testOf('databento'),
      },
      {
        name: 'the time is not that of the capture',
        edit: { file: layoutOf('databento'), find: `column: 'ts_recv', unit`, replace: `column: 'ts_event', unit` },
        detectedBy: testOf('databento'),
      },
    ],
  },
];
