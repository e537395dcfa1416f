import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Failure } from './fuzz';

/** Files that were read incorrectly once, each as JSON. Their bytes are compressed and encoded as base64. */
const FOLDER = join(__dirname, 'corpus');

export function corpusNames(): readonly string[] {
  return readdirSync(FOLDER);
}

export function readFailure(name: string): Failure {
  const { found, file } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Stored;
  return { found, file: { ...file, content: gunzipSync(Buffer.from(file.content, 'base64')) } };
}

/** Adds a file to the corpus, so that it is always checked from now on. */
export function addFailure({ file, found }: Failure): void {
  const name = `${createHash('sha256').update(file.key).update(file.content).digest('hex').slice(0, 12)}.json`;
  const stored: Stored = { found, file: { ...file, content: gzipSync(file.content).toString('base64') } };
  writeFileSync(join(FOLDER, name), `${JSON.stringify(stored, undefined, 2)}\n`);
}

interface Stored {
  readonly found: string;
  readonly file: Omit<Failure['file'], 'content'> & { readonly content: string };
}
