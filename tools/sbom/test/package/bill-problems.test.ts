import type { Bill, Component } from '../../src/bill';
import { billProblems } from '../../src/package/bill-problems';

const component = (name: string, version: string): Component => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  purl: `pkg:npm/${name}@${version}`,
});

const CONSTRUCTS = {
  'bom-ref': 'constructs',
  name: 'constructs',
  purl: 'pkg:npm/constructs',
  isExternal: true,
  versionRange: 'vers:npm/>=10.6.0|<11.0.0-0',
};

const MANIFEST = { name: '@x/table', version: '0.1.0', peerDependencies: { constructs: '^10.6.0' } };

function bill(components: readonly Component[], described = component('@x/table', '0.1.0')): Bill {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    metadata: { component: described },
    components,
    dependencies: [],
  };
}

describe('billProblems', () => {
  test('accepts a package with its peers as external components', () => {
    expect(billProblems(MANIFEST, bill([CONSTRUCTS]))).toEqual([]);
  });

  test('accepts dependencies with what is installed for them', () => {
    const manifest = { ...MANIFEST, dependencies: { left: '1.0.0' } };
    expect(billProblems(manifest, bill([component('left', '1.0.0'), component('right', '1.0.0'), CONSTRUCTS]))).toEqual(
      [],
    );
  });

  test('rejects a package without a bill', () => {
    expect(billProblems(MANIFEST, undefined)).toEqual(['@x/table has no bill of materials.']);
  });

  test('rejects the bill of another version', () => {
    expect(billProblems(MANIFEST, bill([CONSTRUCTS], component('@x/table', '0.0.9')))).toEqual([
      'The bill of materials describes @x/table@0.0.9, not @x/table@0.1.0.',
    ]);
  });

  test.each([
    ['is missing', []],
    ['is required', [{ ...CONSTRUCTS, scope: 'required' }]],
    ['has another range', [{ ...CONSTRUCTS, versionRange: 'vers:npm/>=10.5.0|<11.0.0-0' }]],
  ])('rejects a peer that %s', (_what, components) => {
    expect(billProblems(MANIFEST, bill(components))).toEqual([
      'The bill of materials does not list constructs as an external component of the range ^10.6.0.',
    ]);
  });

  test('rejects a peer, and what is installed for it, as parts of the package', () => {
    expect(billProblems(MANIFEST, bill([component('constructs', '10.6.0'), component('jsonschema', '1.5.0')]))).toEqual(
      [
        'The bill of materials does not list constructs as an external component of the range ^10.6.0.',
        'The bill of materials lists constructs, which is not installed with the package.',
        'The bill of materials lists jsonschema, which is not installed with the package.',
      ],
    );
  });

  test('rejects a missing dependency', () => {
    expect(billProblems({ ...MANIFEST, dependencies: { left: '1.0.0' } }, bill([CONSTRUCTS]))).toEqual([
      'The bill of materials does not list the dependency left.',
    ]);
  });
});
