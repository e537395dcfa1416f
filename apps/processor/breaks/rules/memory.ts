import type { Rule } from '../rule';

const AGGREGATION = 'apps/processor/src/aggregation';
const TESTS = 'apps/processor/test/aggregation';
const KERNEL = [`${TESTS}/wasm/wasm-line-aggregator.test.ts`];
const PASS = [`${TESTS}/aggregation-pass.test.ts`];
const MERGE = [`${TESTS}/merge-runs.test.ts`];
const CONTESTED = [`${TESTS}/contested-lines.test.ts`];
const PIECES = ['apps/processor/test/cut-independence.test.ts'];
const STORAGE = [`${TESTS}/temporary-file.test.ts`];

/** The result does not depend on what fits the memory. */
export const MEMORY: readonly Rule[] = [
  {
    rule: 'what is moved to the temporary file comes back as it was',
    breaks: [
      {
        name: 'a kernel that starts anew counts lines from the first one',
        edit: {
          file: `${AGGREGATION}/wasm/wasm-line-aggregator.ts`,
          find: 'this.kernel.setCountedLines(lines);',
          replace: '',
        },
        detectedBy: KERNEL,
        testNamePattern: 'moves bars',
      },
      {
        name: 'a kernel that starts anew loses the lines that it has not read',
        edit: { file: `${AGGREGATION}/wasm/wasm-line-aggregator.ts`, find: 'this.input().set(input);', replace: '' },
        detectedBy: KERNEL,
        testNamePattern: 'moves bars',
      },
      {
        name: 'only the trades of the last kernel are counted',
        edit: {
          file: `${AGGREGATION}/wasm/wasm-line-aggregator.ts`,
          find: 'this.accepted += this.kernel',
          replace: 'this.accepted = this.kernel',
        },
        detectedBy: KERNEL,
        testNamePattern: 'moves bars',
      },
      {
        name: 'bars that were moved stay in the kernel as well',
        edit: { file: 'apps/processor/kernel/parts.ts', find: '  count = 0;\n  resumeFrom', replace: '  resumeFrom' },
        detectedBy: KERNEL,
        testNamePattern: 'moves bars',
      },
      {
        name: 'trades of the reference path whose bars were moved are not counted',
        edit: {
          file: `${AGGREGATION}/aggregation-pass.ts`,
          find: 'this.moved += this.aggregator.accepted;',
          replace: '',
        },
        detectedBy: PASS,
      },
      {
        name: 'bytes that are not in the file yet are read from it',
        edit: {
          file: `${AGGREGATION}/temporary-file.ts`,
          find: 'if (position + length > this.written) this.flush();',
          replace: '',
        },
        detectedBy: STORAGE,
      },
      {
        name: 'the temporary file stays in its folder',
        edit: { file: `${AGGREGATION}/temporary-file.ts`, find: 'rmSync(folder, { recursive: true });', replace: '' },
        detectedBy: STORAGE,
      },
    ],
  },
  {
    rule: 'the bytes of chunks do not depend on the pieces in which a file arrives',
    breaks: [
      {
        name: 'a kernel pauses after the batch of lines that the pieces of the file make',
        edit: { file: 'apps/processor/kernel/rows.ts', find: 'index < count && !isPaused()', replace: 'index < count' },
        detectedBy: PIECES,
      },
      {
        name: 'a new kernel starts after each piece of the file',
        edit: {
          file: `${AGGREGATION}/wasm/wasm-line-aggregator.ts`,
          find: 'if (!this.awaitsHeader && position < end) position = this.aggregate(position, end, lines);',
          replace:
            'if (!this.awaitsHeader && position < end) position = this.aggregate(position, end, lines); this.restart();',
        },
        detectedBy: PIECES,
      },
    ],
  },
  {
    rule: 'runs are merged completely and in order',
    breaks: [
      {
        name: 'a run is not sorted in after its next part is known',
        edit: { file: `${AGGREGATION}/merge-runs.ts`, find: 'this.sink(0);', replace: '' },
        detectedBy: MERGE,
      },
      {
        name: 'parts of one chunk in several runs are written as several chunks',
        edit: {
          file: `${AGGREGATION}/merge-runs.ts`,
          find: 'while (queue.first && compareChunks(queue.first, first) === 0)',
          replace: 'while (queue.first && queue.first === first)',
        },
        detectedBy: MERGE,
      },
      {
        name: 'the longest remaining run is lost when another one ends',
        edit: { file: `${AGGREGATION}/merge-runs.ts`, find: 'if (last !== cursor) this.heap[0] = last;', replace: '' },
        detectedBy: MERGE,
      },
    ],
  },
  {
    rule: 'contested trades are resolved together, however many they are',
    breaks: [
      {
        name: 'lines about retracted trades are separated from the lines that retract them',
        edit: {
          file: `${AGGREGATION}/contested-lines.ts`,
          find: ' && !kept.isContestedName(trade)',
          replace: '',
        },
        detectedBy: CONTESTED,
      },
      {
        name: 'a large partition is resolved once for each group of its ids',
        edit: {
          file: `${AGGREGATION}/contested-lines.ts`,
          find: 'hashOf(trade.id) % groups === group',
          replace: 'true',
        },
        detectedBy: CONTESTED,
      },
      {
        name: 'lines of one bar are in several partitions',
        edit: {
          file: `${AGGREGATION}/contested-lines.ts`,
          find: 'this.partitions.add(partitionKeyOf(trade, this.interval), line);\n      return true;',
          replace: 'this.partitions.add(line.text + line.number, line);\n      return true;',
        },
        detectedBy: CONTESTED,
      },
    ],
  },
];
