/**
 * Packs the compiled library in the current folder for one language, into `dist/<language>`. Skips a language whose
 * toolchain is missing.
 *
 *   tsx main.ts <language>
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, parseChoice, reportFailure, runCommand } from '@trading/cli';
import { LANGUAGES, missingToolchain } from '../toolchain/toolchain';

async function main(argument: string | undefined): Promise<void> {
  const language = parseChoice(argument, LANGUAGES, 'a language');
  const packed = join('dist', language);
  // Packages of an earlier version would be published with this one.
  rmSync(packed, { recursive: true, force: true });
  const missing = await missingToolchain(language);
  if (missing) {
    console.log(`Skipped the package for ${language}: ${missing}`);
    return;
  }
  // jsii-pacmak fails if the path of its output contains a space, so it writes to another folder first.
  await inTemporaryFolder(
    `pack-${language}`,
    async (folder) => {
      const args = ['--no-npmignore', '--outdir', folder, '--targets', language];
      const examples = ['--rosetta-tablet', '.jsii.tabl.json', '--rosetta-unknown-snippets', 'fail'];
      await runCommand('jsii-pacmak', [...args, ...examples]);
      cpSync(join(folder, language), packed, { recursive: true });
    },
    { keepOnFailure: true },
  );
}

main(process.argv[2]).catch(reportFailure);
