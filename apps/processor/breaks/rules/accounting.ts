import type { Rule } from '../rule';

const PIPELINE = ['apps/processor/test/process-trade-file.test.ts'];
const REJECTIONS = ['apps/processor/test/aggregation/rejections.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];
const CONTESTED = 'apps/processor/src/aggregation/contested-trades.ts';
const PASS = 'apps/processor/src/aggregation/aggregation-pass.ts';

/** The account of every line of a file. */
export const ACCOUNTING: readonly Rule[] = [
  {
    rule: 'accepted + excluded + duplicate + rejected = lines',
    breaks: [
      {
        name: 'accepted trades of contested bars are not counted',
        edit: { file: PASS, find: 'this.aggregator.accepted + resolved', replace: 'this.aggregator.accepted' },
        detectedBy: PIPELINE,
      },
      {
        name: 'only one of the lines that a rule excludes is counted',
        edit: { file: PASS, find: '(this.exclusions.get(rule) ?? 0) + lines', replace: 'lines' },
        detectedBy: ['apps/processor/test/aggregation/aggregation-pass.test.ts'],
      },
      {
        name: 'duplicate lines are not counted',
        edit: { file: CONTESTED, find: 'duplicate += claims.length - trades.length;', replace: '' },
        detectedBy: PIPELINE,
      },
      {
        name: 'rejected lines are only counted if they are kept',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'this.count += 1;',
          replace: 'if (this.count < MAX_REJECTIONS) this.count += 1;',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a line that is too long is not reported',
        edit: {
          file: PASS,
          find: 'this.rejections.add(line, `longer than ${MAX_LINE_LENGTH} characters`);',
          replace: '',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the header is counted as a line',
        edit: {
          file: 'apps/processor/src/aggregation/deferring-aggregator.ts',
          find: 'return lines.slice(1);',
          replace: 'return lines;',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the kernel does not count the trades that it accepts',
        edit: { file: 'apps/processor/kernel/trades.ts', find: 'accepted += 1;', replace: '' },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates plain lines',
      },
    ],
  },
  {
    rule: 'a limited number of rejected lines is kept, with their line numbers and reasons',
    breaks: [
      {
        name: 'all rejected lines are kept',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'this.kept.length === MAX_REJECTIONS',
          replace: 'false',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the last rejected lines are kept instead of the first',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'if (line > (this.kept.at(-1) as Rejection).line) return;\n      this.kept.pop();',
          replace: 'this.kept.shift();',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'a long reason is not shortened',
        edit: {
          file: 'apps/processor/src/aggregation/rejections.ts',
          find: 'reason.slice(0, MAX_REASON_LENGTH)',
          replace: 'reason',
        },
        detectedBy: REJECTIONS,
      },
      {
        name: 'blank lines are not included in line numbers',
        edit: {
          file: 'apps/processor/src/parsing/read-lines.ts',
          find: 'this.number += 1;',
          replace: `if (line.trim() !== '') this.number += 1;`,
        },
        detectedBy: ['apps/processor/test/parsing/read-lines.test.ts'],
      },
      {
        name: 'the kernel does not count a line that it defers',
        edit: {
          file: 'apps/processor/kernel/csv.ts',
          find: 'end: usize): usize {\n  countLine();',
          replace: 'end: usize): usize {',
        },
        detectedBy: KERNEL,
        testNamePattern: 'numbers deferred lines',
      },
      {
        name: 'the manifest is stored without the rejected lines',
        edit: {
          file: 'libs/bars/src/table/manifest-item.ts',
          find: '{ ...reportKey(origin), exclusions, rejections }',
          replace: '{ ...reportKey(origin), exclusions, rejections: [] }',
        },
        detectedBy: PIPELINE,
      },
      {
        name: 'the refusal of a file is not stored',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'await store.putRefusal(file, error.refusal);\n',
          replace: '',
        },
        detectedBy: ['apps/processor/test/handle-message.test.ts'],
      },
      {
        name: 'an upload that is replaced before it is read leaves what an attempt began',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'began to write.\n  await store.deleteProgress(file);',
          replace: '',
        },
        detectedBy: ['apps/processor/test/process-trade-file.test.ts'],
      },
      {
        name: 'a refusal leaves what an attempt before a deletion began',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: 'under the generation of that time.\n      await store.deleteObsoleteProgress(file);',
          replace: '',
        },
        detectedBy: ['apps/processor/test/follow-deletion.test.ts'],
      },
    ],
  },
];
