import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { STORED_INTERVALS, type Item, type Manifest, type StoredInterval } from '@trading/bars';
import { decodeChunk } from '@trading/bars/write';
import { RefusedError } from '../src/errors';
import { plausibleTimes } from '../src/parsing/plausible-times';
import { PROCESSOR_VERSION } from '../src/processor-version';
import { InMemoryWorld } from './in-memory-world';

const FIXTURES = join(__dirname, 'fixtures');

/** The time at which all files are uploaded and processed, later than that of all of their trades. */
const UPLOADED_AT = Date.UTC(2027, 0, 1);

/** The digests of the files in the folder `fixtures`, and of what each version of the processor makes of them. */
const DIGESTS: Readonly<Record<number, { readonly files: string; readonly results: string }>> = {
  1: {
    files: 'acf827598b8b9b7d972b6ed284a4f7cc68871c68950fe66bf4656f17167fab57',
    results: '33cde02bfc93a793a0c8b7c363c393b37c9e78c59330892ce7c5f59bcfa1bd63',
  },
};

/** A key, and its content. */
type File = readonly [key: string, content: string | Buffer];

/** The trade files of the fixtures. Their paths are their keys. */
function readFiles(): readonly File[] {
  return readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.py'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [relative(FIXTURES, path), readFileSync(path)]);
}

/** Files and intervals. Texts are processed with their lines in the opposite order and each of them twice, too. */
function casesOf([key, content]: File): readonly [file: File, interval: StoredInterval][] {
  const cases = STORED_INTERVALS.map((interval): [File, StoredInterval] => [[key, content], interval]);
  // The rows of all Parquet files are alike, and slow to read.
  if (key.endsWith('.parquet')) return cases.slice(0, 1);
  const [first = '', ...others] = String(content).trimEnd().split('\n');
  const twice = others.reverse().flatMap((line) => [line, line]);
  return [...cases, [[key, [first, ...twice, ''].join('\n')], '1m']];
}

/** The bars and the report of a file, or its refusal, in a bucket of its own. */
async function resultOf([key, content]: File, interval: StoredInterval, uploadedAt = UPLOADED_AT): Promise<unknown> {
  const settings = { interval, times: plausibleTimes(UPLOADED_AT) };
  const world = new InMemoryWorld({ settings, chunkSize: 1_000 });
  world.bucket.wait(uploadedAt / 1_000);
  try {
    const outcome = await world.process(world.upload(key, content));
    if (outcome.status !== 'applied') return outcome;
    return { report: reportOf(outcome.manifest), bars: barsOf([...world.table.items.values()], interval) };
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
}

/** Everything but what depends on the upload and the version. */
function reportOf({ file: _file, processor: _processor, ...report }: Manifest): object {
  return report;
}

/** The stored bars of each series and chunk, however they are encoded. */
function barsOf(items: readonly Item[], interval: StoredInterval): readonly unknown[] {
  return items
    .flatMap((item) => {
      if (!('bars' in item)) return [];
      const [time = '', , , part] = item.sk.split('#');
      const start = BigInt(Date.parse(`${time.padEnd(16, ':00')}Z`)) * 1_000_000n;
      return { series: item.pk, time, part, bars: decodeChunk(start, interval, item['bars'] as Uint8Array) };
    })
    .sort((a, b) => (`${a.series} ${a.time} ${a.part}` < `${b.series} ${b.time} ${b.part}` ? -1 : 1));
}

async function digestOfResults(files: readonly File[], uploadedAt?: number): Promise<string> {
  const results: unknown[] = [];
  for (const [file, interval] of files.flatMap(casesOf)) {
    results.push([file[0], interval, await resultOf(file, interval, uploadedAt)]);
  }
  return digestOf(JSON.stringify(results, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)));
}

function digestOfFiles(files: readonly File[]): string {
  return digestOf(JSON.stringify(files.map(([key, content]) => [key, digestOf(content)])));
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Says what to do, or nothing if the digests are those of the version. */
function problemOf(found: { readonly files: string; readonly results: string }): string | undefined {
  const recorded = DIGESTS[PROCESSOR_VERSION];
  const entry = (version: number) => `${version}: ${JSON.stringify(found)}`;
  if (!recorded) return `Record the digests of version ${PROCESSOR_VERSION} in DIGESTS: ${entry(PROCESSOR_VERSION)}`;
  if (found.files !== recorded.files) {
    return (
      'The files in test/fixtures have changed, so that their results cannot be compared with those of before. Unless ' +
      `the processor has changed, too, replace the digests in DIGESTS by ${entry(PROCESSOR_VERSION)}`
    );
  }
  if (found.results === recorded.results) return undefined;
  return (
    `The processor makes other bars, another report or another refusal of the files in test/fixtures than version ` +
    `${PROCESSOR_VERSION} did. Unless that is a mistake, raise PROCESSOR_VERSION in src/processor-version.ts to ` +
    `${PROCESSOR_VERSION + 1}, so that files which an older version has processed can be found, and record the new ` +
    `digests in DIGESTS: ${entry(PROCESSOR_VERSION + 1)}`
  );
}

describe('PROCESSOR_VERSION', () => {
  test('changes if the processor makes anything else of the same files', async () => {
    const files = readFiles();
    expect(files.length).toBeGreaterThan(80);

    const problem = problemOf({ files: digestOfFiles(files), results: await digestOfResults(files) });

    if (problem) throw new Error(problem);
  });

  describe('is compared by a digest of results', () => {
    const HEADER = 'symbol,timestamp_s,price,size,id';
    const digestOfFile = (content: string, uploadedAt?: number) => digestOfResults([['x.csv', content]], uploadedAt);

    test.each([
      ['bars', `${HEADER}\nA,1723161255,10,1,1\n`, `${HEADER}\nA,1723161255,11,1,1\n`],
      ['the ids of their trades', `${HEADER}\nA,1723161255,10,1,1\n`, `${HEADER}\nA,1723161255,10,1,2\n`],
      ['the seconds of their trades', `${HEADER}\nA,1723161255,10,1,1\n`, `${HEADER}\nA,1723161256,10,1,1\n`],
      ['reports', `${HEADER}\nA,1723161255,10,1,1\nbad\n`, `${HEADER}\nA,1723161255,10,1,1\nA,1723161255,10,1,1\n`],
      ['refusals', '', 'nonsense\n'],
    ])('that tells %s apart', async (_what, one, other) => {
      expect(await digestOfFile(one)).not.toBe(await digestOfFile(other));
    });

    test('that does not depend on when a file is uploaded', async () => {
      const content = `${HEADER}\nA,1723161255,10,1,1\nbad\n`;
      expect(await digestOfFile(content, UPLOADED_AT + 1_000)).toBe(await digestOfFile(content));
    });
  });
});
