import { join } from 'node:path';
import { largest } from '../src/bump';
import { readRelease } from '../src/release/release';
import { synthesise, templatesOf } from '../src/synthesis/synthesise';
import { compareUsages } from '../src/templates/compare-templates';
import { PackageCopies, replaceIn } from './package-copies';

let copies: PackageCopies;
beforeEach(() => (copies = new PackageCopies()));
afterEach(() => copies.remove());

test.each([
  {
    name: 'constructs-data',
    file: 'data-bucket.ts',
    text: 'BlockPublicAccess.BLOCK_ALL',
    replacement: 'BlockPublicAccess.BLOCK_ACLS_ONLY',
    bump: 'major',
    says: /S3::Bucket\) has less protection: block of public access \(BlockPublicPolicy\), true → false/,
  },
  {
    name: 'constructs-network',
    file: 'private/subnet-slots.ts',
    text: 'MAX_AVAILABILITY_ZONES = 6',
    replacement: 'MAX_AVAILABILITY_ZONES = 7',
    bump: 'major',
    says: /Subnet\) is replaced for its CidrBlock/,
  },
  {
    name: 'constructs-compute',
    file: 'arm64-function.ts',
    text: 'DEFAULT_MEMORY_SIZE = 512',
    replacement: 'DEFAULT_MEMORY_SIZE = 1024',
    bump: 'patch',
    says: /Lambda::Function\) MemorySize: 512 → 1024/,
  },
])('asks for a $bump bump where $name has $replacement', ({ name, file, text, replacement, bump, says }) => {
  // GIVEN
  const folder = copies.add(name);
  const { catalogue, templates } = readRelease(join(folder, 'compat', 'released'));
  replaceIn(join(folder, 'src', file), text, replacement);

  // WHEN
  const now = templatesOf(synthesise(catalogue, { nodeModules: copies.nodeModules, published: false }));
  const findings = [...now].flatMap(([usage, stacks]) => compareUsages(templates.get(usage), stacks));

  // THEN
  expect(findings.map(({ subject, change }) => `${subject} ${change}`).join('\n')).toMatch(says);
  expect(largest(findings.map((finding) => finding.bump))).toBe(bump);
});
