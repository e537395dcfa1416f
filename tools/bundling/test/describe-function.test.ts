import { describeFunction } from '../src/describe-function';
import type { LockedPackage } from '../src/locked-packages';

const locked = (name: string, version: string, more: Partial<LockedPackage> = {}): LockedPackage => ({
  name,
  version,
  isPrivate: false,
  license: undefined,
  integrity: undefined,
  ...more,
});

/** The packages of modules, by the first letter of a module's id. */
const PACKAGES: Readonly<Record<string, LockedPackage>> = {
  f: locked('@x/function', '0.0.0', { isPrivate: true, license: 'Apache-2.0' }),
  b: locked('@x/bars', '0.0.0', { isPrivate: true }),
  c: locked('@aws-sdk/core', '3.1.0', { license: 'MIT', integrity: 'sha512-AQID' }),
  z: locked('zod', '4.6.7', { license: '(MIT OR Apache-2.0)', integrity: 'sha1-/w==' }),
};

const packageOf = (id: string) => PACKAGES[id.charAt(0)] as LockedPackage;

const MODULES = [
  { id: 'f/handler', imports: ['f/config', 'z/index', 'b/index'] },
  { id: 'f/config', imports: [] },
  { id: 'z/index', imports: ['z/core'] },
  { id: 'z/core', imports: [] },
  { id: 'b/index', imports: ['z/core', 'c/index'] },
  { id: 'c/index', imports: [] },
];

describe('describeFunction', () => {
  const bill = describeFunction(packageOf('f'), MODULES, packageOf, { name: 'rolldown', version: '1.3.2' });

  test('describes the function and what built it, without a time', () => {
    expect(bill.metadata).toEqual({
      lifecycles: [{ phase: 'build' }],
      tools: { components: [{ type: 'application', name: 'rolldown', version: '1.3.2' }] },
      component: {
        'bom-ref': '@x/function@0.0.0',
        type: 'application',
        name: '@x/function',
        version: '0.0.0',
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    });
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1 });
    expect(bill).not.toHaveProperty('serialNumber');
  });

  test('lists every package in the bundle once, with its licence and its hash', () => {
    expect(bill.components).toEqual([
      {
        'bom-ref': '@aws-sdk/core@3.1.0',
        type: 'library',
        name: '@aws-sdk/core',
        version: '3.1.0',
        purl: 'pkg:npm/%40aws-sdk/core@3.1.0',
        licenses: [{ license: { id: 'MIT' } }],
        hashes: [{ alg: 'SHA-512', content: '010203' }],
      },
      { 'bom-ref': '@x/bars@0.0.0', type: 'library', name: '@x/bars', version: '0.0.0' },
      {
        'bom-ref': 'zod@4.6.7',
        type: 'library',
        name: 'zod',
        version: '4.6.7',
        purl: 'pkg:npm/zod@4.6.7',
        licenses: [{ expression: '(MIT OR Apache-2.0)' }],
        hashes: [{ alg: 'SHA-1', content: 'ff' }],
      },
    ]);
  });

  test('lists which packages import which', () => {
    expect(bill.dependencies).toEqual([
      { ref: '@x/function@0.0.0', dependsOn: ['@x/bars@0.0.0', 'zod@4.6.7'] },
      { ref: '@aws-sdk/core@3.1.0', dependsOn: [] },
      { ref: '@x/bars@0.0.0', dependsOn: ['@aws-sdk/core@3.1.0', 'zod@4.6.7'] },
      { ref: 'zod@4.6.7', dependsOn: [] },
    ]);
  });

  test('does not depend on the order of the modules', () => {
    const reversed = [...MODULES].reverse();
    expect(describeFunction(packageOf('f'), reversed, packageOf, { name: 'rolldown', version: '1.3.2' })).toEqual(bill);
  });
});
