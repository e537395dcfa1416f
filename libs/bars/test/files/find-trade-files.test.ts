import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findTradeFiles } from '../../src/files/find-trade-files';

let base: string;

function write(path: string, content = path): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), content);
}

const namesOf = (path: string, from = base) => findTradeFiles(path, from)?.files.map(({ name }) => name);

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'find-trade-files-'));
});
afterEach(() => rmSync(base, { recursive: true }));

describe('findTradeFiles', () => {
  test('names a file by its own name', () => {
    write('spot/x.csv');
    expect(findTradeFiles('spot/x.csv', base)).toEqual({
      files: [{ name: 'x.csv', path: join(base, 'spot/x.csv') }],
      skipped: 0,
    });
    expect(namesOf(join(base, 'spot/x.csv'), '/')).toEqual(['x.csv']);
  });

  test('names the files of a folder by its name and their paths below it, in order', () => {
    write('data/spot/x.csv');
    write('data/futures/um/x.csv');
    write('data/futures/um/b/y.csv');
    write('data/futures.csv');
    write('other.csv');

    const files = findTradeFiles('data', base)?.files;
    const names = ['data/futures.csv', 'data/futures/um/b/y.csv', 'data/futures/um/x.csv', 'data/spot/x.csv'];
    expect(files?.map(({ name }) => name)).toEqual(names);
    expect(files?.map(({ path }) => readFileSync(path, 'utf8'))).toEqual(names);
    expect(namesOf('data/spot')).toEqual(['spot/x.csv']);
  });

  test.each(['data/spot/', './data/spot', 'data/../data/spot'])('names the files of %s by `spot`', (path) => {
    write('data/spot/x.csv');
    expect(namesOf(path)).toEqual(['spot/x.csv']);
  });

  test.each([
    ['.', 'data'],
    ['./', 'data'],
    ['..', 'data/spot'],
    ['data/.', ''],
  ])('names the files of %s by the paths below it alone', (path, from) => {
    write('data/spot/x.csv');
    expect(namesOf(path, join(base, from))).toEqual(['spot/x.csv']);
  });

  test('skips and counts markers, checksums and hidden files, which the processor would skip', () => {
    write('data/x.csv');
    write('data/x.csv.CHECKSUM');
    write('data/a/_SUCCESS');
    write('data/.DS_Store');
    expect(findTradeFiles('data', base)).toMatchObject({ files: [{ name: 'data/x.csv' }], skipped: 3 });
  });

  test('skips hidden folders', () => {
    write('data/.git/x.csv');
    write('data/x.csv');
    expect(findTradeFiles('data', base)).toMatchObject({ files: [{ name: 'data/x.csv' }], skipped: 0 });
  });

  test('returns a named file whatever its name is', () => {
    write('data/_SUCCESS');
    expect(namesOf('data/_SUCCESS')).toEqual(['_SUCCESS']);
  });

  test('follows links to files, but not links to folders or to nothing', () => {
    write('data/x.csv', 'content');
    symlinkSync('x.csv', join(base, 'data/link.csv'));
    symlinkSync('.', join(base, 'data/circle'));
    symlinkSync('missing', join(base, 'data/broken.csv'));

    const files = findTradeFiles('data', base)?.files;
    expect(files?.map(({ name }) => name)).toEqual(['data/link.csv', 'data/x.csv']);
    expect(readFileSync(files?.[0]?.path as string, 'utf8')).toBe('content');
  });

  test('returns nothing for a path that does not exist, and no files of an empty folder', () => {
    write('data/.hidden');
    expect(findTradeFiles('missing', base)).toBeUndefined();
    expect(findTradeFiles('data', base)).toEqual({ files: [], skipped: 1 });
  });
});
