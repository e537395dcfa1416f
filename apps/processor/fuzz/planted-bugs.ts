import type { SourceEdit } from '../test/worker/source-edit';

/** Plausible mistakes in reading lines, each of which the fuzzer must detect. */
export const PLANTED_BUGS: readonly { readonly name: string; readonly edit: SourceEdit }[] = [
  {
    name: 'rejected lines are not counted',
    edit: {
      file: 'apps/processor/src/aggregation/aggregation-pass.ts',
      find: "if (parsed.kind === 'rejected') this.rejections.add(line, parsed.reason);",
      replace: "if (parsed.kind === 'rejected') return;",
    },
  },
  {
    name: 'characters that a chunk boundary splits are lost',
    edit: {
      file: 'apps/processor/src/parsing/read-lines.ts',
      find: 'this.decoder.decode(chunk, { stream: true })',
      replace: 'this.decoder.decode(chunk)',
    },
  },
  {
    name: 'a line that is too long is treated as blank if it starts with many spaces',
    edit: {
      file: 'apps/processor/src/aggregation/wasm/wasm-line-aggregator.ts',
      find: "!truncated && text.trim() === ''",
      replace: "text.trim() === ''",
    },
  },
  {
    name: 'a trade is counted twice if its lines are read by different paths',
    edit: {
      file: 'apps/processor/src/aggregation/aggregation-pass.ts',
      find: 'if (hasRepetition(ids)) this.contestedBars',
      replace: 'if (hasRepetition(ids) && false) this.contestedBars',
    },
  },
  {
    name: 'fractions of a second are padded at the wrong end',
    edit: {
      file: 'apps/processor/src/parsing/timestamp.ts',
      find: "fraction.padEnd(decimals, '0')",
      replace: "fraction.padStart(decimals, '0')",
    },
  },
  {
    name: 'ids of trades that are known by their values lack some of them',
    edit: {
      file: 'apps/processor/src/aggregation/wasm/kernel-set-up.ts',
      find: 'for (const { role } of values) kernel.addValueRole(role);',
      replace: '',
    },
  },
  {
    name: 'the kernel reads prices with implied decimals as whole numbers',
    edit: {
      file: 'apps/processor/src/aggregation/wasm/kernel-set-up.ts',
      find: 'kernel.setNumbers(impliedDecimals, Number(areSizesSigned));',
      replace: 'kernel.setNumbers(0, Number(areSizesSigned));',
    },
  },
  {
    name: 'lines after those that are read as rows have the numbers of others',
    edit: {
      file: 'apps/processor/src/aggregation/wasm/wasm-line-aggregator.ts',
      find: 'this.kernel.setCountedLines(lines);',
      replace: '',
    },
  },
];

/** A loop that never ends for some lines. */
export const ENDLESS_LOOP: SourceEdit = {
  file: 'apps/processor/src/parsing/split-fields.ts',
  find: `end = line.indexOf('"', end + 2);`,
  replace: `end = line.indexOf('"', end);`,
};
