import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'server');

/** The packages that the server runs on, pinned by hash. */
export const REQUIREMENTS = join(__dirname, 'requirements.txt');

/** The program that starts the emulator: MiniStack behind the guard. */
export const SERVER = join(FOLDER, 'main.py');

/** Identifies the server's code and its packages. */
export function serverVersion(): string {
  const sources = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => join(FOLDER, name));
  const hash = createHash('sha256');
  for (const path of [...sources, REQUIREMENTS]) hash.update(readFileSync(path));
  return hash.digest('hex');
}
