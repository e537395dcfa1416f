import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../../..');

/** The sources whose behaviour the rehearsal shows: the shipped code, the plans of the moves, and the worlds. */
const COVERED = ['apps/processor/src', 'apps/processor/simulation/regions', 'libs/bars/src', 'tools/regions/src'];

/** A hash of all sources that a rehearsal covers. It does not depend on a commit, nor on generated code. */
export function hashSources(): string {
  const hash = createHash('sha256');
  for (const folder of COVERED) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
      .sort();
    for (const file of files) {
      const path = `${folder}/${file}`;
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(ROOT, path)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}
