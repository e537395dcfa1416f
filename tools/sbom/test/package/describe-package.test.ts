import type { Bill } from '../../src/bill';
import { describePackage } from '../../src/package/describe-package';

/** A component as npm writes it. */
const component = (ref: string) => {
  const [name, version] = [ref.slice(0, ref.lastIndexOf('@')), ref.slice(ref.lastIndexOf('@') + 1)];
  return {
    'bom-ref': ref,
    name,
    version,
    scope: 'required',
    purl: `pkg:npm/${ref}`,
    properties: [],
    licenses: ['MIT'],
  };
};

/** The output of `npm sbom --workspace=@x/table`, shortened. */
const BILL: Bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.7',
  metadata: { component: component('@x/source@0.0.0'), tools: ['npm'] },
  components: [
    ...['constructs@10.6.0', 'jsonschema@1.5.0', 'left@1.0.0', 'right@1.0.0'].map(component),
    { ...component('@x/table@0.1.0'), name: 'table' },
  ],
  dependencies: [
    { ref: '@x/source@0.0.0', dependsOn: ['constructs@10.6.0'] },
    { ref: 'constructs@10.6.0', dependsOn: ['jsonschema@1.5.0'] },
    { ref: '@x/table@0.1.0', dependsOn: ['constructs@10.6.0', 'left@1.0.0'] },
    { ref: 'left@1.0.0', dependsOn: ['right@1.0.0', 'constructs@10.6.0'] },
    { ref: 'right@1.0.0', dependsOn: ['left@1.0.0'] },
  ],
};

const MANIFEST = { name: '@x/table', version: '0.1.0', peerDependencies: { constructs: '^10.6.0' } };

describe('describePackage', () => {
  const described = describePackage(BILL, MANIFEST);

  test('describes the package by its whole name, without a scope', () => {
    const { scope: _scope, ...expected } = component('@x/table@0.1.0');
    expect(described.metadata).toEqual({ component: expected, tools: ['npm'] });
    expect(described.bomFormat).toBe('CycloneDX');
  });

  test('lists peers as external, with the accepted range and without their own dependencies', () => {
    expect(described.components.find(({ name }) => name === 'constructs')).toEqual({
      'bom-ref': 'constructs',
      name: 'constructs',
      purl: 'pkg:npm/constructs',
      isExternal: true,
      versionRange: 'vers:npm/>=10.6.0|<11.0.0-0',
      licenses: ['MIT'],
    });
    expect(described.components.map(({ name }) => name)).not.toContain('jsonschema');
  });

  test('lists what is installed with the package, and not the workspace', () => {
    expect(described.components.map((each) => each['bom-ref'])).toEqual(['left@1.0.0', 'right@1.0.0', 'constructs']);
    expect(described.dependencies).toEqual([
      { ref: '@x/table@0.1.0', dependsOn: ['left@1.0.0', 'constructs'] },
      { ref: 'left@1.0.0', dependsOn: ['right@1.0.0', 'constructs'] },
      { ref: 'right@1.0.0', dependsOn: ['left@1.0.0'] },
    ]);
  });

  test('describes a package without peers', () => {
    const { components } = describePackage(BILL, { name: 'right', version: '1.0.0' });
    expect(components.map(({ name }) => name)).toEqual(['left', 'right', 'constructs', 'jsonschema']);
  });

  test('fails if the package or a peer is missing in the bill', () => {
    expect(() => describePackage(BILL, { ...MANIFEST, version: '0.2.0' })).toThrow(
      'Expected @x/table@0.2.0 among the 5 components of the bill of materials',
    );
    expect(() => describePackage(BILL, { ...MANIFEST, peerDependencies: { react: '^18.0.0' } })).toThrow(
      'Expected react among the 5 components of the bill of materials',
    );
  });
});
