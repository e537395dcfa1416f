import type { Rule } from '../rule';

const RULES = [
  'apps/processor/test/parsing/rules/apply-rules.test.ts',
  'apps/processor/test/parsing/rules/corrections.test.ts',
  'apps/processor/test/parsing/rules/massive-conditions.test.ts',
  'apps/processor/test/parsing/rules/sale-conditions.test.ts',
  'apps/processor/test/parsing/rules/tape-conditions.test.ts',
];
const BAR = ['libs/bars/test/model/bar-state.test.ts'];
const DETECTION = ['apps/processor/test/parsing/detect-layout.test.ts'];
const FIELDS = ['apps/processor/test/parsing/trade-fields.test.ts'];
const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const REJECTIONS = ['apps/processor/test/aggregation/rejections.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

const CONDITIONS = 'apps/processor/src/parsing/rules/sale-conditions.ts';
const CONTESTED = 'apps/processor/src/aggregation/contested-bars.ts';
const PASS = 'apps/processor/src/aggregation/aggregation-pass.ts';

/** What a trade counts for, and what becomes of a line. */
export const COUNTING: readonly Rule[] = [
  {
    rule: 'sale conditions say what a trade counts for: volume, high and low, open and close',
    breaks: [
      {
        name: 'one condition is enough to count for the volume',
        edit: { file: CONDITIONS, find: 'volume: conditions.every', replace: 'volume: conditions.some' },
        seenBy: RULES,
      },
      {
        name: 'one condition is enough to count for high and low',
        edit: { file: CONDITIONS, find: 'highLow: conditions.every', replace: 'highLow: conditions.some' },
        seenBy: RULES,
      },
      {
        name: 'one condition is enough to count for open and close',
        edit: { file: CONDITIONS, find: 'openClose: conditions.every', replace: 'openClose: conditions.some' },
        seenBy: RULES,
      },
      {
        name: 'a condition that is not known says nothing',
        edit: {
          file: CONDITIONS,
          find: "if (!condition) return { kind: 'rejected', reason: `the sale condition '${code}' is not known` };",
          replace: 'if (!condition) continue;',
        },
        seenBy: RULES,
      },
      {
        name: 'an odd lot of Massive makes the high',
        edit: {
          file: 'apps/processor/src/parsing/rules/massive-conditions.ts',
          find: `{ name: 'odd lot trade', eligibility: VOLUME_ONLY }`,
          replace: `{ name: 'odd lot trade', eligibility: ALL }`,
        },
        seenBy: RULES,
      },
      {
        name: 'a derivatively priced trade of the tapes opens a bar',
        edit: {
          file: 'apps/processor/src/parsing/rules/tape-conditions.ts',
          find: `{ name: 'derivatively priced', eligibility: NOT_OPEN_CLOSE }`,
          replace: `{ name: 'derivatively priced', eligibility: ALL }`,
        },
        seenBy: RULES,
      },
      {
        name: 'a bar has the volume of a trade that does not count for it',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: '...(eligibility.volume\n',
          replace: '...(eligibility.highLow\n',
        },
        seenBy: BAR,
      },
      {
        name: 'a bar has the price of a trade that does not count for high and low',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: '...(eligibility.highLow ?',
          replace: '...(eligibility.openClose ?',
        },
        seenBy: BAR,
      },
      {
        name: 'a bar is opened by a trade that does not count for it',
        edit: {
          file: 'libs/bars/src/model/bar-state.ts',
          find: '...(eligibility.openClose ?',
          replace: '...(eligibility.highLow ?',
        },
        seenBy: BAR,
      },
    ],
  },
  {
    rule: 'trades outside the regular session count, or not, as the configuration says',
    breaks: [
      {
        name: 'they never count',
        edit: { file: CONDITIONS, find: ` && extendedHours === 'exclude'`, replace: '' },
        seenBy: RULES,
      },
      {
        name: 'they always count',
        edit: { file: CONDITIONS, find: `extendedHours === 'exclude'`, replace: 'false' },
        seenBy: RULES,
      },
      {
        name: 'the configuration does not reach the rules',
        edit: {
          file: 'apps/processor/src/parsing/detect-layout.ts',
          find: 'makeLayout(declaration, match, extendedHours);',
          replace: `makeLayout(declaration, match, 'include');`,
        },
        seenBy: DETECTION,
      },
    ],
  },
  {
    rule: 'corrections and cancels take back exactly what they are about',
    breaks: [
      {
        name: 'a trade counts that the tape says was cancelled',
        edit: {
          file: 'apps/processor/src/parsing/rules/corrections.ts',
          find: `'08': 'correction 8: cancelled later'`,
          replace: `'08': undefined`,
        },
        seenBy: RULES,
      },
      {
        name: 'the message that corrects a trade counts as well',
        edit: {
          file: 'apps/processor/src/parsing/rules/corrections.ts',
          find: `'12': 'correction 12: a correction message'`,
          replace: `'12': undefined`,
        },
        seenBy: RULES,
      },
      {
        name: 'a trade counts that Alpaca says was cancelled',
        edit: {
          file: 'apps/processor/src/parsing/rules/corrections.ts',
          find: `canceled: 'update canceled: the trade was cancelled'`,
          replace: 'canceled: undefined',
        },
        seenBy: RULES,
      },
      {
        name: 'a correction that is not known says nothing',
        edit: {
          file: 'apps/processor/src/parsing/rules/apply-rules.ts',
          find: '!Object.hasOwn(corrections.table, indicator)',
          replace: 'false',
        },
        seenBy: RULES,
      },
      {
        name: 'a cancelled trade counts',
        edit: { file: CONTESTED, find: '!cancelledTimes.has(trade.time)', replace: 'true' },
        seenBy: PIPELINE,
      },
      {
        name: 'a cancel takes back a trade of another time',
        edit: { file: CONTESTED, find: '!cancelledTimes.has(trade.time)', replace: 'cancelledTimes.size === 0' },
        seenBy: PIPELINE,
      },
      {
        name: 'a cancel counts only where the bar has a trade twice',
        edit: {
          file: PASS,
          find: 'for (const [reference] of this.cancelled) contested.set(reference, true);',
          replace: '',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'nobody hears of the cancel of a trade that is not there',
        edit: {
          file: CONTESTED,
          find: `else if (first) rejected.push({ line: first.line, reason: 'cancels a trade that the file does not have' });`,
          replace: 'else first;',
        },
        seenBy: PIPELINE,
      },
    ],
  },
  {
    rule: 'prices and sizes of zero and less are refused',
    breaks: [
      {
        name: 'zero is a price',
        edit: { file: 'apps/processor/src/parsing/trade-fields.ts', find: 'value > 0n', replace: 'value >= 0n' },
        seenBy: FIELDS,
      },
      {
        name: 'prices can be negative',
        edit: { file: 'apps/processor/src/parsing/trade-fields.ts', find: 'value > 0n', replace: 'value !== 0n' },
        seenBy: FIELDS,
      },
      {
        name: 'the size can be negative where it does not count',
        edit: { file: 'apps/processor/src/parsing/trade-fields.ts', find: 'value >= 0n', replace: 'true' },
        seenBy: FIELDS,
      },
      {
        name: 'a size of zero is refused where it does not count',
        edit: {
          file: 'apps/processor/src/parsing/trade-fields.ts',
          find: 'raw.eligibility.volume ? parsePositive(raw.size) : parseNotNegative(raw.size)',
          replace: 'parsePositive(raw.size)',
        },
        seenBy: FIELDS,
      },
      {
        name: 'zero is a price to the kernel',
        edit: {
          file: 'apps/processor/kernel/trades.ts',
          find: 'price - 1 >= INVALID - 1',
          replace: 'price == INVALID',
        },
        seenBy: KERNEL,
        named: 'defers prices and sizes',
      },
    ],
  },
  {
    rule: 'accepted + excluded + duplicate + rejected = lines',
    breaks: [
      {
        name: 'accepted trades of contested bars are not counted',
        edit: { file: PASS, find: ' + resolution.accepted', replace: '' },
        seenBy: PIPELINE,
      },
      {
        name: 'of the lines that a rule keeps out one is counted',
        edit: { file: PASS, find: '(this.exclusions.get(rule) ?? 0) + 1', replace: '1' },
        seenBy: PIPELINE,
      },
      {
        name: 'lines that a file has twice are not counted',
        edit: { file: CONTESTED, find: 'resolution.duplicate += standing.length - 1;', replace: '' },
        seenBy: PIPELINE,
      },
      {
        name: 'rejected lines are counted as far as they are kept',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'this.count += 1;',
          replace: 'if (this.count < MAX_REJECTIONS) this.count += 1;',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'nobody hears of a line that is too long',
        edit: {
          file: PASS,
          find: 'this.rejections.add(line, `longer than ${MAX_LINE_LENGTH} characters`);',
          replace: '',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'the header is a line like others',
        edit: {
          file: 'apps/processor/src/aggregation/deferring-aggregator.ts',
          find: 'return lines.slice(1);',
          replace: 'return lines;',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'the kernel does not count what it accepts',
        edit: { file: 'apps/processor/kernel/trades.ts', find: 'accepted += 1;', replace: '' },
        seenBy: KERNEL,
        named: 'aggregates plain lines',
      },
    ],
  },
  {
    rule: 'rejected lines are kept with line and reason, so many at most',
    breaks: [
      {
        name: 'all are kept',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'this.kept.length === MAX_REJECTIONS',
          replace: 'false',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'the last ones are kept',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'if (line > (this.kept.at(-1) as Rejection).line) return;\n      this.kept.pop();',
          replace: 'this.kept.shift();',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'a long reason is kept whole',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'reason.slice(0, MAX_REASON_LENGTH)',
          replace: 'reason',
        },
        seenBy: REJECTIONS,
      },
      {
        name: 'blank lines do not count in the number of a line',
        edit: {
          file: 'apps/processor/src/parsing/read-lines.ts',
          find: 'this.number += 1;',
          replace: `if (line.trim() !== '') this.number += 1;`,
        },
        seenBy: ['apps/processor/test/parsing/read-lines.test.ts'],
      },
      {
        name: 'the kernel does not count a line that it hands back',
        edit: {
          file: 'apps/processor/kernel/csv.ts',
          find: 'end: usize): usize {\n  countLine();',
          replace: 'end: usize): usize {',
        },
        seenBy: KERNEL,
        named: 'numbers deferred lines',
      },
      {
        name: 'the manifest is stored without them',
        edit: {
          file: 'libs/bars/src/table/manifest-item.ts',
          find: '{ ...reportKey(origin), exclusions, rejections }',
          replace: '{ ...reportKey(origin), exclusions, rejections: [] }',
        },
        seenBy: PIPELINE,
      },
      {
        name: 'a refused file leaves no word',
        edit: {
          file: 'apps/processor/src/handle-message.ts',
          find: 'if (file) await store.putRefusal(file, refusal);',
          replace: '',
        },
        seenBy: ['apps/processor/test/handle-message.test.ts'],
      },
    ],
  },
];
