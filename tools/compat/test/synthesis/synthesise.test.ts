import { join } from 'node:path';
import { largest } from '../../src/bump';
import { readCatalogue } from '../../src/catalogue/catalogue';
import { synthesise, templatesOf } from '../../src/synthesis/synthesise';
import { compareUsages } from '../../src/templates/compare-templates';
import { PackageCopies, replaceIn } from '../package-copies';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

test.each([
  {
    name: 'constructs-data',
    file: 'data-bucket.ts',
    text: 'BlockPublicAccess.BLOCK_ALL',
    replacement: 'BlockPublicAccess.BLOCK_ACLS_ONLY',
    bump: 'major',
    says: /S3::Bucket\) has less protection: public access block \(BlockPublicPolicy\), true → false/,
  },
  {
    name: 'constructs-network',
    file: 'private/subnet-slots.ts',
    text: 'MAX_AVAILABILITY_ZONES = 6',
    replacement: 'MAX_AVAILABILITY_ZONES = 7',
    bump: 'major',
    says: /Subnet\) is replaced because of its CidrBlock/,
  },
  {
    name: 'constructs-compute',
    file: 'arm64-function.ts',
    text: 'DEFAULT_MEMORY_SIZE = 512',
    replacement: 'DEFAULT_MEMORY_SIZE = 1024',
    bump: 'patch',
    says: /Lambda::Function\) MemorySize: 512 → 1024/,
  },
])(
  '$replacement in the source code of $name needs a $bump bump',
  async ({ name, file, text, replacement, bump, says }) => {
    // GIVEN
    const copies = new PackageCopies();
    const folder = copies.add(name);
    const catalogue = readCatalogue(join(folder, 'compat'));
    const templates = async () =>
      templatesOf(await synthesise(catalogue, { nodeModules: copies.nodeModules, published: false }));
    const before = await templates();

    // WHEN
    replaceIn(join(folder, 'src', file), text, replacement);
    const findings = [...(await templates())].flatMap(([usage, stacks]) => compareUsages(before.get(usage), stacks));

    // THEN
    expect(findings.map(({ subject, change }) => `${subject} ${change}`).join('\n')).toMatch(says);
    expect(largest(findings.map((finding) => finding.bump))).toBe(bump);
  },
);
