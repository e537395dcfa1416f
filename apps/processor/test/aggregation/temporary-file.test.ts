import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TemporaryFile } from '../../src/aggregation/temporary-file';
import { TemporaryStorageError } from '../../src/errors';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'temporary-file-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('TemporaryFile', () => {
  test('returns what was appended, whatever its length is', () => {
    const file = new TemporaryFile(Infinity, folder);
    const all = [3, 0, 40_000, 40_000, 200_000, 1, 65_536, 7].map((length, index) => Buffer.alloc(length, index + 1));
    const positions = all.map((bytes) => file.append(bytes));

    for (const [index, bytes] of all.entries()) {
      expect(file.read(positions[index] as number, bytes.length).equals(bytes)).toBe(true);
    }
    file.close();
  });

  test('can be read and appended to in turn', () => {
    const file = new TemporaryFile(Infinity, folder);
    const first = file.append(Buffer.from('first'));
    expect(file.read(first, 5).toString()).toBe('first');
    const second = file.append(Buffer.from('second'));
    expect([file.read(second, 6), file.read(first, 5)].map(String)).toEqual(['second', 'first']);
    file.close();
  });

  test('leaves nothing in the folder for temporary files, not even while it is open', () => {
    const file = new TemporaryFile(Infinity, folder);
    file.append(Buffer.alloc(100_000));
    expect(readdirSync(folder)).toEqual([]);
    expect(file.read(0, 100_000)).toHaveLength(100_000);
    file.close();
  });

  test('does not touch the disk before it has many bytes', () => {
    rmSync(folder, { recursive: true });
    const file = new TemporaryFile(Infinity, folder);
    file.append(Buffer.alloc(10_000));
    file.close();
  });

  test('refuses more bytes than the maximum, and says what was needed and what to do', () => {
    const file = new TemporaryFile(3_000_000, folder);
    const append = () => {
      for (let count = 0; count < 4; count += 1) file.append(Buffer.alloc(1_000_000));
    };
    expect(append).toThrow(TemporaryStorageError);
    file.close();
    expect(() => new TemporaryFile(1_500_000, folder).append(Buffer.alloc(2_000_000))).toThrow(
      new RegExp(
        `^The bars of the file need more than 1 MiB in ${folder}, which has no more room\\. .*` +
          'increase the ephemeral storage of the function',
      ),
    );
  });

  test('passes on other errors of the file system, which a retry may resolve', () => {
    rmSync(folder, { recursive: true });
    expect(() => new TemporaryFile(Infinity, folder).append(Buffer.alloc(100_000))).toThrow(/ENOENT/);
  });

  test('does not read what was never appended', () => {
    const file = new TemporaryFile(Infinity, folder);
    file.append(Buffer.alloc(100_000));
    expect(() => file.read(99_999, 2)).toThrow('The temporary file has no byte at 100000.');
    file.close();
  });

  test('can be closed twice', () => {
    const file = new TemporaryFile(Infinity, folder);
    file.append(Buffer.alloc(100_000));
    file.close();
    expect(() => file.close()).not.toThrow();
  });
});
