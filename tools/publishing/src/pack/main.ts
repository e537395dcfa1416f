/**
 * Packs the compiled library in the current folder for one language, into `dist/<language>`; where the language's
 * toolchain is missing, says so and packs nothing.
 *
 *   tsx main.ts <language>
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportFailure } from '@trading/operator-errors';
import { run } from '../process/run';
import { inTemporaryFolder } from '../process/temporary-folder';
import { missingToolchain, parseLanguage } from '../toolchain/toolchain';

async function main(argument: string | undefined): Promise<void> {
  const language = parseLanguage(argument);
  const packed = join('dist', language);
  // What an earlier version left would be published with this one.
  rmSync(packed, { recursive: true, force: true });
  const missing = missingToolchain(language);
  if (missing) {
    console.log(`Skipped: no package for ${language}, since ${missing}`);
    return;
  }
  // Elsewhere first, since jsii-pacmak fails where the path of its output has a space.
  await inTemporaryFolder(`pack-${language}`, async (folder) => {
    const args = ['--no-npmignore', '--outdir', folder, '--targets', language];
    const examples = ['--rosetta-tablet', '.jsii.tabl.json', '--rosetta-unknown-snippets', 'fail'];
    await run('jsii-pacmak', [...args, ...examples], process.cwd());
    cpSync(join(folder, language), packed, { recursive: true });
  });
}

main(process.argv[2]).catch(reportFailure);
