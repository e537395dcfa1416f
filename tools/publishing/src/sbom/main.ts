/** Writes the CycloneDX bill of materials of the npm package in `dist/js` of the current folder to `dist/sbom`. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportFailure, runCommand } from '@trading/cli';
import { readLibrary, tarballOf } from '../libraries';
import { describePackage, type Bom } from './describe-package';

async function main(): Promise<void> {
  const { root, project, name, peers } = readLibrary(process.cwd());
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=library', `--workspace=${name}`];
  const bom = JSON.parse(await runCommand('npm', args, { cwd: join(root, '../..') })) as Bom;
  const hash = createHash('sha512')
    .update(readFileSync(tarballOf(root)))
    .digest('hex');
  const folder = join(root, 'dist/sbom');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${project}.cdx.json`),
    `${JSON.stringify(describePackage(bom, name, peers, hash), undefined, 2)}\n`,
  );
}

main().catch(reportFailure);
