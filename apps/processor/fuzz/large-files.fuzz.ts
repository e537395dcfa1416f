import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleTo } from '../test/worker/run-worker';
import { LARGE_FILES } from './large-files/large-file';
import type { LargeFileResult } from './large-files/read-large-file';

/** The sizes of the files are this share of those below. The configuration `large` of the target sets it to 1. */
const SIZE = Number(process.env['FUZZ_SIZE'] ?? 0.01);

/** Files up to this share must be read in every environment. */
const READABLE = 0.1;

/** The memory of the functions of the environments, in MiB (`apps/infra/src/environments.ts`). */
const MEMORIES = [512, 1_024, 2_048];

/** Numbers of trades, and the error by which a file may be refused if it is larger than {@link READABLE}. */
const FILES: readonly [kind: keyof typeof LARGE_FILES, trades: number, refused: string | undefined][] = [
  ['duplicated', 500_000, undefined],
  ['symbols', 1_000_000, 'TooManyChunksError'],
  ['oneBar', 10_000_000, 'TooManyTradesError'],
  ['market', 5_000_000, undefined],
  ['retracted', 500_000, 'TooManyRetractionsError'],
];

jest.setTimeout(600_000 + 3_600_000 * SIZE);

describe('a large file is read exactly, or refused by name, with the memory of each environment', () => {
  let folder: string;
  let bundle: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'large-files-'));
    bundle = join(folder, 'read-large-file.js');
    await bundleTo(bundle, join(__dirname, 'large-files/read-large-file.ts'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  describe.each(MEMORIES)('%d MiB', (mebibytes) => {
    test.each(FILES)('%s', async (kind, largest, refused) => {
      const trades = Math.ceil(largest * SIZE);

      const { stdout } = await promisify(execFile)(process.execPath, [
        ...heapOf(mebibytes),
        ...[bundle, kind, String(trades), String(mebibytes)],
      ]);

      const result = JSON.parse(stdout) as LargeFileResult;
      process.stdout.write(`${kind}, ${trades} trades, ${mebibytes} MiB: ${outcomeOf(result)}\n`);
      expect(result.peakMebibytes).toBeLessThan(mebibytes);
      if (result.refused !== undefined && SIZE > READABLE) expect(result.refused).toBe(refused);
      else expect(result.totals).toEqual(result.expected);
    });
  });
});

/**
 * The limits of the heap. A function may use 90 % of its memory for the old generation and 5 % for each half of the young one,
 * which is more than it has beside the kernel and the buffers: the heap collects late, so this is the least favourable case.
 */
function heapOf(mebibytes: number): readonly string[] {
  const share = (percent: number) => Math.floor((mebibytes * percent) / 100);
  return [`--max-old-space-size=${share(90)}`, `--max-semi-space-size=${share(5)}`];
}

function outcomeOf({ refused, peakMebibytes, cpuSeconds }: LargeFileResult): string {
  const outcome = refused === undefined ? 'read' : `refused (${refused})`;
  return `${outcome}, peak ${peakMebibytes.toFixed(0)} MiB, ${cpuSeconds.toFixed(1)} CPU s`;
}
