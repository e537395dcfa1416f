/** Packs the compiled library in the current folder into `dist/js`, and checks the size of its entry points in a page. */
import { mkdirSync, rmSync } from 'node:fs';
import { OperatorError, reportFailure, runCommand } from '@trading/cli';
import { bundledSize, entryPoints } from './bundled-size';

/** The largest size of all entry points together, minified and compressed with gzip. */
const MAX_BYTES = 10_240;

async function main(): Promise<void> {
  // A package of an earlier version would be published with this one.
  rmSync('dist/js', { recursive: true, force: true });
  mkdirSync('dist/js', { recursive: true });
  await runCommand('npm', ['pack', '--silent', '--pack-destination', 'dist/js']);

  const entries = entryPoints('.');
  for (const entry of entries) console.log(`${entry}: ${await bundledSize([entry])} bytes with gzip`);
  const total = await bundledSize(entries);
  console.log(`All together: ${total} bytes with gzip, of at most ${MAX_BYTES}`);
  if (total > MAX_BYTES) throw new OperatorError(`Expected at most ${MAX_BYTES} bytes with gzip, got ${total}.`);
}

main().catch(reportFailure);
