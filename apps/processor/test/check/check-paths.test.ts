import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CheckedFile } from '../../check/checked-file';
import { checkPaths, isAccepted, type CheckPathsOptions } from '../../check/check-paths';
import { parseDeclaredLayouts } from '../../src/parsing/recognition/declared-layouts';
import { numbers, temporaryFolder, tradesOf, write } from './trade-files';

const base = temporaryFolder();

beforeEach(() => rmSync(base, { recursive: true, force: true }));

const check = (paths: readonly string[], options: Partial<CheckPathsOptions> = {}) =>
  checkPaths(paths, {
    ...{ base, interval: '1m', layouts: [], onProgress: () => undefined, onChecked: () => undefined },
    ...options,
  });

const MINUTE = 60_000_000_000n;
const START = 1_723_161_240_000_000_000n;

describe('checkPaths', () => {
  test('processes a file by the key under which it would be sent', async () => {
    write(base, 'spot/x.csv', tradesOf(numbers(0, 9)));

    const seen: CheckedFile[] = [];
    const outcome = await check(['spot/x.csv'], { onChecked: (each) => seen.push(each) });

    const [file] = outcome.checked;
    expect(file).toMatchObject({
      ...{ path: 'spot/x.csv', key: 'trades/x.csv' },
      result: {
        status: 'processed',
        manifest: { layout: 'General trades (CSV)', lines: 10, accepted: 10, rejected: 0 },
      },
    });
    expect(seen).toEqual([file]);
    expect(outcome).toMatchObject({ conflicts: [], replaced: [], missing: [], skipped: 0 });
    expect(isAccepted(outcome)).toBe(true);
  });

  test('recognises the files of a folder by their paths below what was named, and counts the skipped ones', async () => {
    write(base, 'spot data/é/x.csv', tradesOf([1]));
    write(base, 'spot data/_SUCCESS', '');
    write(base, 'spot data/x.csv.CHECKSUM', 'x');
    const layouts = parseDeclaredLayouts('{"trades/spot data/é/": "Tardis trades"}');

    const outcome = await check(['spot data/', 'spot data/_SUCCESS'], { layouts });

    expect(outcome.checked).toMatchObject([
      { key: 'trades/spot data/é/x.csv', result: { status: 'refused', refusal: { name: 'UnknownLayoutError' } } },
    ]);
    expect(outcome.skipped).toBe(3);
  });

  test('summarises the bars of the instrument with the most bars, with its first and last bars', async () => {
    const others = ['A,1723161240,1,1,1', 'B,1723161240,1,1,1'].join('\n');
    write(base, 'x.csv', `${tradesOf(numbers(0, 9).map((minute) => minute * 60))}${others}\n`);

    const { checked } = await check(['x.csv']);

    const result = checked[0]?.result;
    if (result?.status !== 'processed') throw new Error('The file was not processed.');
    const { sample, ...bars } = result.bars;
    expect(bars).toEqual({
      ...{ interval: '1m', count: 12, from: START, to: START + 9n * MINUTE },
      feeds: [{ feed: 'general', symbols: 3 }],
    });
    expect(sample).toMatchObject({ feed: 'general', symbol: 'ACME', count: 10 });
    expect(sample?.first.map(({ time }) => time)).toEqual([0n, 1n, 2n].map((minute) => START + minute * MINUTE));
    expect(sample?.last.map(({ time }) => time)).toEqual([7n, 8n, 9n].map((minute) => START + minute * MINUTE));
  });

  test.each([
    ['1s', 10, START],
    ['1m', 2, START],
    ['1w', 1, 1_722_816_000_000_000_000n],
  ] as const)('shows bars of %s', async (interval, count, from) => {
    write(base, 'x.csv', tradesOf(numbers(55, 64)));
    const { checked } = await check(['x.csv'], { interval });
    expect(checked).toMatchObject([
      { result: { bars: { interval, count, from: interval === '1s' ? from + 55_000_000_000n : from } } },
    ]);
  });

  test('summarises a file without trades', async () => {
    write(base, 'x.csv', tradesOf([]));
    const outcome = await check(['x.csv']);
    expect(outcome.checked).toMatchObject([
      { result: { manifest: { lines: 0 }, bars: { interval: '1m', count: 0, feeds: [] } } },
    ]);
    expect(isAccepted(outcome)).toBe(true);
  });

  test('reports a refused file and rejected lines, and checks the other files', async () => {
    write(base, 'a.csv', 'a,b\n1,2\n');
    write(base, 'b.csv', `${tradesOf([1])}ACME,x,1,1,2\n`);
    write(base, 'c.csv', tradesOf([3]));

    const outcome = await check(['a.csv', 'b.csv', 'c.csv']);

    expect(outcome.checked).toMatchObject([
      { result: { status: 'refused', refusal: { name: 'UnknownLayoutError' } } },
      { result: { manifest: { accepted: 1, rejected: 1, rejections: [{ line: 3 }] } } },
      { result: { manifest: { accepted: 1 } } },
    ]);
    expect(isAccepted(outcome)).toBe(false);
    expect(isAccepted(await check(['b.csv']))).toBe(false);
  });

  test('refuses a file whose times are implausible today, as the processor does', async () => {
    write(base, 'x.csv', 'symbol,timestamp_ms,price,size,id\nA,1723161240,1,1,1\n');
    expect((await check(['x.csv'])).checked).toMatchObject([{ result: { status: 'refused' } }]);
  });

  test('reports paths that do not exist and folders without trade files, and checks the other files', async () => {
    write(base, 'empty/_SUCCESS', '');
    write(base, 'x.csv', tradesOf([1]));

    const outcome = await check(['missing', 'empty', 'x.csv']);

    expect(outcome.checked).toHaveLength(1);
    expect(outcome).toMatchObject({
      missing: [`There is no file or folder ${join(base, 'missing')}.`, `${join(base, 'empty')} has no trade files.`],
      skipped: 1,
    });
    expect(isAccepted(outcome)).toBe(false);
  });

  test('reports a file that disappears before it is read', async () => {
    write(base, 'a.csv', tradesOf([1]));
    write(base, 'b.csv', tradesOf([2]));

    const outcome = await check(['a.csv', 'b.csv'], { onChecked: () => rmSync(join(base, 'b.csv'), { force: true }) });

    expect(outcome.checked[1]).toMatchObject({ path: 'b.csv', result: { status: 'unreadable' } });
    expect(isAccepted(outcome)).toBe(false);
  });

  test('does not accept paths of skipped files alone', async () => {
    write(base, '_SUCCESS', '');
    expect(isAccepted(await check(['_SUCCESS']))).toBe(false);
  });

  test('checks a file that is named twice once', async () => {
    write(base, 'x.csv', tradesOf([1]));
    expect((await check(['x.csv', './x.csv'])).checked).toHaveLength(1);
  });

  test('names the files that are in conflict, with their bars', async () => {
    write(base, 'data/a.csv', tradesOf(numbers(0, 100)));
    write(base, 'data/b.csv', tradesOf(numbers(90, 220)));
    write(base, 'data/c.csv', tradesOf(numbers(200, 230)));

    const outcome = await check(['data']);

    expect(outcome.conflicts).toEqual([
      {
        ...{ feed: 'general', symbol: 'ACME', bars: 1, first: START + MINUTE },
        ...{ key: 'trades/data/b.csv', included: ['trades/data/a.csv'] },
      },
      {
        ...{ feed: 'general', symbol: 'ACME', bars: 1, first: START + 3n * MINUTE },
        ...{ key: 'trades/data/c.csv', included: ['trades/data/b.csv'] },
      },
    ]);
    expect(isAccepted(outcome)).toBe(false);
  });

  test('accepts files with the same trades', async () => {
    write(base, 'a.csv', tradesOf(numbers(0, 100)));
    write(base, 'b.csv', tradesOf(numbers(60, 100)));
    expect(isAccepted(await check(['a.csv', 'b.csv']))).toBe(true);
  });

  test('reports files that are one source, and resolves the last one alone', async () => {
    write(base, 'spot/x.csv', tradesOf(numbers(0, 50)));
    write(base, 'um/x.csv.gz', gzipSync(tradesOf(numbers(40, 55))));

    const outcome = await check(['spot/x.csv', 'um/x.csv.gz']);

    expect(outcome).toMatchObject({
      replaced: [{ replaced: { path: 'spot/x.csv' }, by: { path: 'um/x.csv.gz', key: 'trades/x.csv.gz' } }],
      conflicts: [],
    });
    expect(isAccepted(outcome)).toBe(false);
  });

  test('reports the progress of a file in bytes', async () => {
    const content = tradesOf(numbers(0, 99));
    write(base, 'x.csv', content);
    const onProgress = jest.fn();
    await check(['x.csv'], { onProgress });
    expect(onProgress.mock.calls).toEqual([['trades/x.csv', content.length, content.length]]);
  });
});
