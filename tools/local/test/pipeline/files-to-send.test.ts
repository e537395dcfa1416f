import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesToSend } from '../../src/pipeline/files-to-send';

let base: string;

function write(path: string, content = path): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), content);
}

const namesOf = (path: string, from = base) => filesToSend(path, from).map(({ name }) => name);

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'files-to-send-'));
});
afterEach(() => rmSync(base, { recursive: true }));

describe('filesToSend', () => {
  test('sends a file under its name', () => {
    write('spot/x.csv', 'content');

    const [file, ...others] = filesToSend('spot/x.csv', base);
    expect(others).toEqual([]);
    expect(file?.name).toBe('x.csv');
    expect(file?.read().toString()).toBe('content');
    expect(namesOf(join(base, 'spot/x.csv'), '/')).toEqual(['x.csv']);
  });

  test('sends the files of a folder under its name and their paths below it, in order', () => {
    write('data/spot/x.csv');
    write('data/futures/um/x.csv');
    write('data/futures/um/b/y.csv');
    write('data/futures.csv');
    write('other.csv');

    const files = filesToSend('data', base);
    const names = ['data/futures.csv', 'data/futures/um/b/y.csv', 'data/futures/um/x.csv', 'data/spot/x.csv'];
    expect(files.map(({ name }) => name)).toEqual(names);
    expect(files.map(({ read }) => read().toString())).toEqual(names);
    expect(namesOf('data/spot')).toEqual(['spot/x.csv']);
  });

  test.each(['data/spot/', './data/spot', 'data/../data/spot'])('sends the files of %s under `spot`', (path) => {
    write('data/spot/x.csv');
    expect(namesOf(path)).toEqual(['spot/x.csv']);
  });

  test.each([
    ['.', 'data'],
    ['./', 'data'],
    ['..', 'data/spot'],
    ['data/.', ''],
  ])('sends the files of %s with the paths below it alone', (path, from) => {
    write('data/spot/x.csv');
    expect(namesOf(path, join(base, from))).toEqual(['spot/x.csv']);
  });

  test('skips markers and checksums, which the processor would skip', () => {
    write('data/x.csv');
    write('data/x.csv.CHECKSUM');
    write('data/_SUCCESS');
    expect(namesOf('data')).toEqual(['data/x.csv']);
  });

  test('skips hidden files and folders', () => {
    write('data/.DS_Store');
    write('data/.git/x.csv');
    write('data/x.csv');
    expect(namesOf('data')).toEqual(['data/x.csv']);
  });

  test('follows links to files, but not links to folders or to nothing', () => {
    write('data/x.csv', 'content');
    symlinkSync('x.csv', join(base, 'data/link.csv'));
    symlinkSync('.', join(base, 'data/circle'));
    symlinkSync('missing', join(base, 'data/broken.csv'));

    const files = filesToSend('data', base);
    expect(files.map(({ name }) => name)).toEqual(['data/link.csv', 'data/x.csv']);
    expect(files[0]?.read().toString()).toBe('content');
  });

  test('rejects a path that does not exist, and a folder without files', () => {
    write('data/.hidden');
    expect(() => filesToSend('missing', base)).toThrow(
      `There is no file or folder ${join(base, 'missing')}. Expected the path of a trade file or of a folder.`,
    );
    expect(() => filesToSend('data', base)).toThrow(
      `${join(base, 'data')} has no trade files. Hidden files, markers and checksums are not sent.`,
    );
  });
});
