import { componentOf, packageUrl, type Bill, type Component } from '../bill';
import type { Manifest } from './manifest';
import { versionRange } from './version-range';

/**
 * Turns the bill of materials of a workspace, as `npm sbom --workspace` writes it, into that of one of its packages: the package
 * becomes the described component, and has the components that are installed with it.
 *
 * Peers are external: "not part of an assembly, but […] expected to be provided by the environment" (CycloneDX 1.7). They have
 * no version of their own but the accepted range, and their own dependencies are not those of the package. None of the scopes
 * would be true: peers are neither optional nor excluded from what runs, and a component without `isExternal` is part of the
 * package.
 *
 * @see https://cyclonedx.org/docs/1.7/json/#components_items_isExternal
 * @throws RangeError if the package or one of its dependencies is missing in the bill
 */
export function describePackage(bill: Bill, manifest: Manifest): Bill {
  const { name, version, peerDependencies = {} } = manifest;
  const { scope: _scope, ...described } = componentOf(bill, `${name}@${version}`);
  const ref = described['bom-ref'];
  const isPeer = (dependency: string) => Object.hasOwn(peerDependencies, nameOf(dependency));
  const direct = dependenciesOf(ref).filter((dependency) => !isPeer(dependency));
  const installed = reachable(direct, (dependency) => dependenciesOf(dependency).filter((each) => !isPeer(each)));
  const peers = Object.entries(peerDependencies).map(([peer, range]) => external(componentNamed(peer), range));
  return {
    ...bill,
    // npm takes the names of workspaces from their folders.
    metadata: { ...bill.metadata, component: { ...described, name } },
    components: [...installed.map((each) => componentOf(bill, each)), ...peers],
    dependencies: [
      { ref, dependsOn: [...direct, ...Object.keys(peerDependencies)] },
      ...installed.map((each) => ({
        ref: each,
        dependsOn: dependenciesOf(each).map((dependency) => (isPeer(dependency) ? nameOf(dependency) : dependency)),
      })),
    ],
  };

  function dependenciesOf(wanted: string): readonly string[] {
    return bill.dependencies.find((dependency) => dependency.ref === wanted)?.dependsOn ?? [];
  }

  function componentNamed(peer: string): Component {
    const found = bill.components.find((component) => nameOf(component['bom-ref']) === peer);
    if (found) return found;
    throw new RangeError(`Expected ${peer} among the ${bill.components.length} components of the bill of materials`);
  }
}

/** Describes a component that users provide in a version of their own. */
function external(component: Component, range: string): Component {
  const {
    version: _version,
    purl: _purl,
    properties: _properties,
    scope: _scope,
    hashes: _hashes,
    ...described
  } = component;
  return {
    ...described,
    'bom-ref': component.name,
    purl: packageUrl(component.name),
    isExternal: true,
    versionRange: versionRange(range),
  };
}

/** The name in a reference such as `@aws-cdk/x@1.2.3`. */
function nameOf(ref: string): string {
  return ref.slice(0, ref.lastIndexOf('@'));
}

/** Some references and those that they lead to, each once. */
function reachable(from: readonly string[], next: (ref: string) => readonly string[]): string[] {
  const found = new Set(from);
  // A set is iterated in the order of insertion, including what is added meanwhile.
  for (const ref of found) for (const each of next(ref)) found.add(each);
  return [...found];
}
