/**
 * Packs the compiled library in the current folder for one language, into `dist/<language>`; where the language's
 * toolchain is missing, says so and packs nothing.
 *
 *   tsx main.ts <language>
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportFailure } from '@trading/operator-errors';
import { PublishingError } from '../errors';
import { missingToolchain, parseLanguage } from '../toolchain/toolchain';

function main(argument: string | undefined): void {
  const language = parseLanguage(argument);
  // What an earlier version left would be published with this one.
  rmSync(join('dist', language), { recursive: true, force: true });
  const missing = missingToolchain(language);
  if (missing) {
    console.log(`Skipped: no package for ${language}, since ${missing}`);
    return;
  }
  // --force: the fingerprint of what was packed before went with it.
  const args = ['--no-npmignore', '--force', '--outdir', 'dist', '--targets', language];
  const examples = ['--rosetta-tablet', '.jsii.tabl.json', '--rosetta-unknown-snippets', 'fail'];
  const { status, error } = spawnSync('jsii-pacmak', [...args, ...examples], { stdio: 'inherit' });
  if (error) throw new PublishingError(`jsii-pacmak cannot be run: ${error.message}. Run this as an Nx target.`);
  if (status !== 0) throw new PublishingError(`jsii-pacmak failed for ${language}; the reason is above.`);
}

try {
  main(process.argv[2]);
} catch (error) {
  reportFailure(error);
}
