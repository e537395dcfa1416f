/** Writes the CycloneDX bill of materials of the npm package in the current folder's `dist/js` to `dist/sbom`. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLibrary, tarballOf } from '../libraries';
import { describePackage, type Bom } from './describe-package';

const { root, project, name, peers } = readLibrary(process.cwd());
const bom = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--sbom-type=library', `--workspace=${name}`], {
  cwd: join(root, '../..'),
  encoding: 'utf8',
});
const tarball = createHash('sha512')
  .update(readFileSync(tarballOf(root)))
  .digest('hex');
const folder = join(root, 'dist/sbom');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, `${project}.cdx.json`),
  `${JSON.stringify(describePackage(JSON.parse(bom) as Bom, name, peers, tarball), undefined, 2)}\n`,
);
