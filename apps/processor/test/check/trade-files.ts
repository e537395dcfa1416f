import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Creates an empty folder for trade files, which is deleted after the last test of the file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'check-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file, and the folders that it is in. */
export function write(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** A general trade file with a trade of the size 1 for each id, one per second from 2024-08-08T23:54:00Z on. */
export function tradesOf(ids: readonly number[], price: (id: number) => string = (id) => `${id}.5`): string {
  const lines = ids.map((id) => `ACME,${1_723_161_240 + id},${price(id)},1,${id}`);
  return ['symbol,timestamp_s,price,size,id', ...lines, ''].join('\n');
}

/** The whole numbers from one to another, both inclusive. */
export function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
