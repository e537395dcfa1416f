import { join } from 'node:path';
import { largest } from '../../src/bump';
import { readCatalogue, type Catalogue } from '../../src/catalogue/catalogue';
import type { Finding } from '../../src/finding';
import { synthesise, templatesOf } from '../../src/synthesis/synthesise';
import { compareUsages } from '../../src/templates/compare-templates';
import { PackageCopies, replaceIn } from '../package-copies';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

/** Changes of the source code, each with the most important change that it makes to the stacks of a usage. */
const EDITS = [
  {
    name: 'constructs-data',
    file: 'data-bucket.ts',
    text: 'BlockPublicAccess.BLOCK_ALL',
    replacement: 'BlockPublicAccess.BLOCK_ACLS_ONLY',
    usage: 'minimal',
    bump: 'major',
    says: /S3::Bucket\) has less protection: public access block \(BlockPublicPolicy\), true → false/,
  },
  {
    name: 'constructs-network',
    file: 'private/subnet-slots.ts',
    text: 'MAX_AVAILABILITY_ZONES = 6',
    replacement: 'MAX_AVAILABILITY_ZONES = 7',
    usage: 'maximal',
    bump: 'major',
    says: /Subnet\) is replaced because of its CidrBlock/,
  },
  {
    name: 'constructs-network',
    file: 'private/flow-log-group.ts',
    text: '?? RemovalPolicy.RETAIN',
    replacement: '?? RemovalPolicy.DESTROY',
    usage: 'features-network',
    bump: 'major',
    says: /LogGroup\) has less protection: DeletionPolicy, Retain → Delete/,
  },
  {
    name: 'constructs-compute',
    file: 'arm64-function.ts',
    text: 'DEFAULT_MEMORY_SIZE = 512',
    replacement: 'DEFAULT_MEMORY_SIZE = 1024',
    usage: 'minimal',
    bump: 'patch',
    says: /Lambda::Function\) MemorySize: 512 → 1024/,
  },
  {
    name: 'constructs-compute',
    file: 'arm64-function.ts',
    text: 'props.egress ?? FunctionEgress.none()',
    replacement: 'props.egress ?? FunctionEgress.https()',
    usage: 'features-arm64-function',
    bump: 'minor',
    says: /SecurityGroup\) newly allows traffic to 0\.0\.0\.0\/0: tcp 443/,
  },
];

describe('the templates of changed source code', () => {
  const copies = new PackageCopies();
  const folders = new Map([...new Set(EDITS.map(({ name }) => name))].map((name) => [name, copies.add(name)]));
  const findings = new Map<string, readonly Finding[]>();

  // One process synthesises all packages.
  beforeAll(async () => {
    const templates = async () =>
      templatesOf(await synthesise(catalogue, { nodeModules: copies.nodeModules, published: false }));
    const catalogue = catalogueOf(folders);
    const before = await templates();
    for (const { name, file, text, replacement } of EDITS) {
      replaceIn(join(folders.get(name)!, 'src', file), text, replacement);
    }
    for (const [usage, stacks] of await templates()) findings.set(usage, compareUsages(before.get(usage), stacks));
  });

  test.each(EDITS)('need a $bump bump for $replacement in $name', ({ name, usage, bump, says }) => {
    const told = findings.get(`${name}-${usage}`)!;
    const ofBump = told.filter((finding) => finding.bump === bump);
    expect(ofBump.map(({ subject, change }) => `${subject} ${change}`).join('\n')).toMatch(says);
    expect(largest(told.map((finding) => finding.bump))).toBe(bump);
  });
});

/** The edited usages of several packages, of which none uses the declared values of its package. */
function catalogueOf(folders: ReadonlyMap<string, string>): Catalogue {
  const usages = new Map<string, string>();
  for (const { name, usage } of EDITS) {
    const source = readCatalogue(join(folders.get(name)!, 'compat')).usages.get(usage);
    if (source !== undefined) usages.set(`${name}-${usage}`, source);
  }
  return { declared: '', usages };
}
