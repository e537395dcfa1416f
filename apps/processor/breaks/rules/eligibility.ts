import type { Rule } from '../rule';

const RULES = [
  'apps/processor/test/parsing/rules/apply-rules.test.ts',
  'apps/processor/test/parsing/rules/corrections.test.ts',
  'apps/processor/test/parsing/rules/massive-conditions.test.ts',
  'apps/processor/test/parsing/rules/sale-conditions.test.ts',
  'apps/processor/test/parsing/rules/tape-conditions.test.ts',
];
const BAR = ['libs/bars/test/model/bar-state.test.ts'];
const DETECTION = ['apps/processor/test/parsing/recognition/detect-layout.test.ts'];
const FIELDS = ['apps/processor/test/parsing/trade-fields.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];
const ALPACA = ['apps/processor/test/parsing/layouts/alpaca.test.ts'];
const GENERAL = ['apps/processor/test/parsing/layouts/general.test.ts'];
const CONTESTED_TEST = ['apps/processor/test/aggregation/contested-trades.test.ts'];
const APPLY = 'apps/processor/src/parsing/rules/apply-rules.ts';
const CONDITIONS = 'apps/processor/src/parsing/rules/sale-conditions.ts';
const CONTESTED = 'apps/processor/src/aggregation/contested-trades.ts';
const PASS = 'apps/processor/src/aggregation/aggregation-pass.ts';

/** The trades that bars are made of, and the parts of a bar that each of them updates. */
export const ELIGIBILITY: readonly Rule[] = [
  {
    rule: 'sale conditions decide whether a trade updates volume, high and low, and open and close',
    breaks: [
      {
        name: 'one eligible condition suffices to update the volume',
        edit: { file: CONDITIONS, find: 'volume: rules.every', replace: 'volume: rules.some' },
        detectedBy: RULES,
      },
      {
        name: 'one eligible condition suffices to update high and low',
        edit: { file: CONDITIONS, find: 'highLow: rules.every', replace: 'highLow: rules.some' },
        detectedBy: RULES,
      },
      {
        name: 'one eligible condition suffices to update open and close',
        edit: { file: CONDITIONS, find: 'openClose: rules.every', replace: 'openClose: rules.some' },
        detectedBy: RULES,
      },
      {
        name: 'an unknown condition is ignored',
        edit: {
          file: CONDITIONS,
          find: "if (!condition) return { kind: 'rejected', reason: `the sale condition '${code}' is not known` };",
          replace: 'if (!condition) continue;',
        },
        detectedBy: RULES,
      },
      {
        name: 'an odd lot in a Massive file updates the high',
        edit: {
          file: 'apps/processor/src/parsing/rules/massive-conditions.ts',
          find: `{ name: 'odd lot trade', eligibility: VOLUME_ONLY }`,
          replace: `{ name: 'odd lot trade', eligibility: ALL }`,
        },
        detectedBy: RULES,
      },
      {
        name: 'a trade with the condition seller in a Massive file updates the high',
        edit: {
          file: 'apps/processor/src/parsing/rules/massive-conditions.ts',
          find: `{ name: 'seller', eligibility: VOLUME_ONLY }`,
          replace: `{ name: 'seller', eligibility: NOT_OPEN_CLOSE }`,
        },
        detectedBy: RULES,
      },
      {
        name: 'a derivatively priced trade on a tape opens a bar',
        edit: {
          file: 'apps/processor/src/parsing/rules/tape-conditions.ts',
          find: `{ name: 'derivatively priced', eligibility: NOT_OPEN_CLOSE }`,
          replace: `{ name: 'derivatively priced', eligibility: ALL }`,
        },
        detectedBy: RULES,
      },
      {
        name: 'a trade that is not eligible for volume updates the volume',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: '...(eligibility.volume\n',
          replace: '...(eligibility.highLow\n',
        },
        detectedBy: BAR,
      },
      {
        name: 'a trade that is not eligible for high and low updates them',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: '...(eligibility.highLow ?',
          replace: '...(eligibility.openClose ?',
        },
        detectedBy: BAR,
      },
      {
        name: 'a trade that is not eligible for open and close opens a bar',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: '...(eligibility.openClose ?',
          replace: '...(eligibility.highLow ?',
        },
        detectedBy: BAR,
      },
    ],
  },
  {
    rule: 'a practice decides what trades outside the regular session update: that of the layout unless one is configured',
    breaks: [
      {
        name: 'the practice exclude is ignored',
        edit: { file: CONDITIONS, find: `if (extendedHours === 'exclude')`, replace: 'if (false)' },
        detectedBy: RULES,
      },
      {
        name: 'the practice prices is ignored',
        edit: { file: CONDITIONS, find: `extendedHours === 'prices' && prices`, replace: 'undefined' },
        detectedBy: RULES,
      },
      {
        name: 'the practice volume is ignored',
        edit: { file: CONDITIONS, find: `extendedHours === 'prices' && prices ? prices`, replace: 'prices ? prices' },
        detectedBy: RULES,
      },
      {
        name: 'the own practice of a layout is ignored',
        edit: { file: APPLY, find: 'configured ?? extendedHours;', replace: `configured ?? 'volume';` },
        detectedBy: RULES,
      },
      {
        name: 'the configured practice is ignored',
        edit: { file: APPLY, find: 'configured ?? extendedHours;', replace: 'configured && extendedHours;' },
        detectedBy: RULES,
      },
      {
        name: 'a late report of a trade before the session updates prices of the session',
        edit: { file: APPLY, find: `|| !volumeOnlyInSession`, replace: '|| volumeOnlyInSession !== undefined' },
        detectedBy: RULES,
      },
      {
        name: 'the session of winter begins at the time of summer',
        edit: {
          file: 'apps/processor/src/parsing/eastern-time.ts',
          find: 'isDaylightTime ? -4 * HOUR : -5 * HOUR',
          replace: 'isDaylightTime ? -4 * HOUR : -4 * HOUR',
        },
        detectedBy: ['apps/processor/test/parsing/rules/regular-session.test.ts'],
      },
      {
        name: 'the configuration is not passed to the rules',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: 'makeLayout(declaration, match, extendedHours, times);',
          replace: 'makeLayout(declaration, match, undefined, times);',
        },
        detectedBy: DETECTION,
      },
    ],
  },
  {
    rule: 'a correction or a cancel retracts exactly the trade that it names',
    breaks: [
      {
        name: 'a trade that the tape marks as cancelled is accepted',
        edit: {
          file: 'apps/processor/src/parsing/rules/corrections.ts',
          find: `'08': 'correction 8: cancelled later'`,
          replace: `'08': undefined`,
        },
        detectedBy: RULES,
      },
      {
        name: 'the message that corrects a trade is accepted as a trade',
        edit: {
          file: 'apps/processor/src/parsing/rules/corrections.ts',
          find: `'12': 'correction 12: a correction message'`,
          replace: `'12': undefined`,
        },
        detectedBy: RULES,
      },
      {
        name: 'a trade that Alpaca marks as cancelled is accepted',
        edit: {
          file: 'apps/processor/src/parsing/rules/corrections.ts',
          find: `canceled: 'update canceled: the trade was cancelled'`,
          replace: 'canceled: undefined',
        },
        detectedBy: RULES,
      },
      {
        name: 'an unknown correction is ignored',
        edit: {
          file: 'apps/processor/src/parsing/rules/apply-rules.ts',
          find: '!Object.hasOwn(corrections.table, indicator)',
          replace: 'false',
        },
        detectedBy: RULES,
      },
      {
        name: 'a cancelled trade is accepted',
        edit: { file: CONTESTED, find: 'claims.filter(({ trade }) => trade.time !== latest),', replace: 'claims,' },
        detectedBy: PIPELINE,
      },
      {
        name: 'a cancel retracts a trade with another time',
        edit: { file: CONTESTED, find: '(isTimeOfTrade ? other === time : other <= time)', replace: 'other > 0n' },
        detectedBy: PIPELINE,
      },
      {
        name: 'a cancel is ignored unless its bar has a repeated trade',
        edit: {
          file: PASS,
          find: 'if (isTimeOfTrade) this.contestedBars.add({ feed, symbol, time: openTimeOf(time, this.interval) });',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the cancel of a missing trade is not reported',
        edit: {
          file: CONTESTED,
          find: 'rejected.push({ line, reason: `${does} a trade that the file does not have` });',
          replace: 'does;',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a cancel that does not state the time of its trade is ignored',
        edit: {
          file: PASS,
          find: 'this.retractedTrades.push({ feed, symbol, id });',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a cancel retracts the first trade with its id',
        edit: { file: CONTESTED, find: '(a < b ? 1 : -1)', replace: '(a < b ? -1 : 1)' },
        detectedBy: CONTESTED_TEST,
      },
      {
        name: 'a corrected trade counts beside its correction',
        edit: {
          file: CONTESTED,
          find: 'trade.time !== latest',
          replace: 'trade.time !== latest || replacement !== undefined',
        },
        detectedBy: CONTESTED_TEST,
      },
      {
        name: 'a correction has the time of its message',
        edit: { file: CONTESTED, find: '...replacement, time: latest,', replace: '...replacement, time,' },
        detectedBy: CONTESTED_TEST,
      },
      {
        name: 'a correction cannot be corrected',
        edit: {
          file: CONTESTED,
          find: 'if (without.length === pending.length) return without;',
          replace: 'if (without.length >= 0) return without;',
        },
        detectedBy: CONTESTED_TEST,
      },
    ],
  },
  {
    rule: 'a record that is no trade is rejected on every line',
    breaks: [
      {
        name: 'a record of an unknown type is a trade',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'if (!record) return rejected(unknownType(records as RecordTypes, type));',
          replace: 'if (!record) return interpret({ ...declaration, records: undefined }, fields, options);',
        },
        detectedBy: GENERAL,
      },
      {
        name: 'a quote is a trade',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: "if (record.kind === 'other') return rejected(`the record is ${record.name}, not a trade`);",
          replace:
            "if (record.kind === 'other') return tradeOf(declaration, {} as RawIdentity, fields, options.extendedHours);",
        },
        detectedBy: ALPACA,
      },
      {
        name: 'the keys of the first line alone are checked',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'match.isDeclared ? () => [] : unknownKeysOf(declaration)',
          replace: '() => []',
        },
        detectedBy: GENERAL,
      },
      {
        name: 'a key in another case is ignored',
        edit: {
          file: 'apps/processor/src/parsing/line-keys.ts',
          find: 'reserved.has(key.toLowerCase())',
          replace: 'reserved.has(key)',
        },
        detectedBy: GENERAL,
      },
      {
        name: 'the fast path ignores a key in another case',
        edit: {
          file: 'apps/processor/kernel/json-keys.ts',
          find: 'return roleOfKey(lowerCase, length) == unknown ? unknown : RESERVED;',
          replace: 'return unknown;',
        },
        detectedBy: KERNEL,
      },
      {
        name: 'a value that cannot be read is as if it were missing',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: 'meaningful.find((column) => read.unreadable.has(column))',
          replace: 'meaningful.find(() => false)',
        },
        detectedBy: GENERAL,
      },
      {
        name: 'a trade stays in its bar if its correction is not valid',
        edit: {
          file: 'apps/processor/src/parsing/make-layout.ts',
          find: '{ problem: `the corrected ${trade}` }',
          replace: '{ problem: undefined }',
        },
        detectedBy: ALPACA,
      },
      {
        name: 'the fast path skips keys that are not known',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/kernel-set-up.ts',
          find: 'kernel.setUnknownKeys(ignored ? RESERVED : OTHER);',
          replace: 'kernel.setUnknownKeys(OTHER);',
        },
        detectedBy: ['apps/processor/test/aggregation/wasm/kernel-set-up.test.ts'],
      },
    ],
  },
  {
    rule: 'prices and sizes that are not positive are rejected',
    breaks: [
      {
        name: 'a price of zero is accepted',
        edit: { file: 'apps/processor/src/parsing/trade-fields.ts', find: 'value > 0n', replace: 'value >= 0n' },
        detectedBy: FIELDS,
      },
      {
        name: 'a negative price is accepted',
        edit: { file: 'apps/processor/src/parsing/trade-fields.ts', find: 'value > 0n', replace: 'value !== 0n' },
        detectedBy: FIELDS,
      },
      {
        name: 'a negative size is accepted from a trade that is not eligible for volume',
        edit: { file: 'apps/processor/src/parsing/trade-fields.ts', find: 'value >= 0n', replace: 'true' },
        detectedBy: FIELDS,
      },
      {
        name: 'a size of zero is rejected from a trade that is not eligible for volume',
        edit: {
          file: 'apps/processor/src/parsing/trade-fields.ts',
          find: 'raw.eligibility.volume ? parsePositive(raw.size) : parseNotNegative(raw.size)',
          replace: 'parsePositive(raw.size)',
        },
        detectedBy: FIELDS,
      },
      {
        name: 'the kernel accepts a price of zero',
        edit: {
          file: 'apps/processor/kernel/trades.ts',
          find: 'price - 1 >= INVALID - 1',
          replace: 'price == INVALID',
        },
        detectedBy: KERNEL,
        testNamePattern: 'defers prices and sizes',
      },
    ],
  },
];
