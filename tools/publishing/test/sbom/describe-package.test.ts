import { describePackage, type Bom } from '../../src/sbom/describe-package';

const component = (ref: string) => ({ 'bom-ref': ref, purl: `pkg:npm/${ref}` });

/** The output of `npm sbom --workspace=@x/table`, shortened. */
const BOM: Bom = {
  bomFormat: 'CycloneDX',
  metadata: { component: component('@x/source@0.0.0'), tools: ['npm'] },
  components: [component('constructs@10.6.0'), component('jsonschema@1.5.0'), component('@x/table@0.1.0')],
  dependencies: [
    { ref: '@x/source@0.0.0', dependsOn: ['constructs@10.6.0'] },
    { ref: 'constructs@10.6.0', dependsOn: ['jsonschema@1.5.0'] },
    { ref: '@x/table@0.1.0', dependsOn: [] },
  ],
};

describe('describePackage', () => {
  const described = describePackage(BOM, '@x/table', ['constructs'], 'abc');

  test('describes the package, with the hash of the packed file', () => {
    expect(described.metadata).toEqual({
      component: { ...component('@x/table@0.1.0'), hashes: [{ alg: 'SHA-512', content: 'abc' }] },
      tools: ['npm'],
    });
    expect(described['bomFormat']).toBe('CycloneDX');
  });

  test('lists the dependencies of the package, without the workspace', () => {
    expect(described.components).toEqual([component('constructs@10.6.0'), component('jsonschema@1.5.0')]);
    expect(described.dependencies).toEqual([
      { ref: 'constructs@10.6.0', dependsOn: ['jsonschema@1.5.0'] },
      { ref: '@x/table@0.1.0', dependsOn: ['constructs@10.6.0'] },
    ]);
  });

  test('fails if the package is missing in the bill', () => {
    expect(() => describePackage(BOM, '@x/bucket', [], 'abc')).toThrow(
      'Expected @x/bucket among the 3 components of the bill of materials',
    );
  });
});
