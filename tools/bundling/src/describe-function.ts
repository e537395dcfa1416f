import { packageUrl, SCHEMA, SPEC_VERSION, type Bill, type Component } from '@trading/sbom';
import type { BundledModule } from './bundle-function';
import type { LockedPackage } from './locked-packages';

/** The identifier of one licence, rather than an expression of several. */
const LICENCE = /^[\w.+-]+$/;

/**
 * Describes a bundled function: the packages whose code is in the bundle, and which of them import which. The same bundle has the
 * same bill on every machine.
 *
 * @param described the package of the function
 * @param packageOf the package of a module, by its id
 * @param bundler the name and version of the bundler
 */
export function describeFunction(
  described: LockedPackage,
  modules: readonly BundledModule[],
  packageOf: (module: string) => LockedPackage,
  bundler: { readonly name: string; readonly version: string },
): Bill {
  const ref = refOf(described);
  const components = new Map<string, Component>();
  const imports = new Map<string, Set<string>>([[ref, new Set()]]);
  for (const { id, imports: imported } of modules) {
    const importing = packageOf(id);
    const from = refOf(importing);
    if (from !== ref) components.set(from, componentOf(importing, 'library'));
    const to = imports.get(from) ?? new Set();
    imports.set(from, to);
    for (const each of imported.map((module) => refOf(packageOf(module)))) if (each !== from) to.add(each);
  }
  const refs = [...components.keys()].sort();
  return {
    $schema: SCHEMA,
    bomFormat: 'CycloneDX',
    specVersion: SPEC_VERSION,
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      tools: { components: [{ type: 'application', ...bundler }] },
      component: componentOf(described, 'application'),
    },
    components: refs.map((each) => components.get(each) as Component),
    dependencies: [ref, ...refs].map((each) => ({ ref: each, dependsOn: [...(imports.get(each) ?? [])].sort() })),
  };
}

function componentOf(locked: LockedPackage, type: 'application' | 'library'): Component {
  const { name, version, license, integrity, isPrivate } = locked;
  return {
    'bom-ref': refOf(locked),
    type,
    name,
    version,
    // A package of the workspace could have the name of another one in a registry.
    ...(isPrivate ? {} : { purl: packageUrl(name, version) }),
    ...(license === undefined
      ? {}
      : { licenses: [LICENCE.test(license) ? { license: { id: license } } : { expression: license }] }),
    ...(integrity === undefined ? {} : { hashes: [hashOf(integrity)] }),
  };
}

/** Renders a hash such as `sha512-<base64>` as CycloneDX needs it. */
function hashOf(integrity: string): { alg: string; content: string } {
  const [algorithm = '', content = ''] = integrity.split('-');
  return {
    alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
    content: Buffer.from(content, 'base64').toString('hex'),
  };
}

function refOf({ name, version }: LockedPackage): string {
  return `${name}@${version}`;
}
