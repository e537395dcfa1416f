import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesToSend } from '../../src/pipeline/files-to-send';

let base: string;

function write(path: string, content = path): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), content);
}

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
  });

  test('sends the files of a folder under its name and their paths below it, in order', () => {
    write('data/spot/x.csv');
    write('data/futures.csv');
    write('data/_SUCCESS');

    const files = filesToSend('data', base);
    expect(files.map(({ name }) => name)).toEqual(['data/futures.csv', 'data/spot/x.csv']);
    expect(files.map(({ read }) => read().toString())).toEqual(['data/futures.csv', 'data/spot/x.csv']);
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
