/** What is read and written of a CycloneDX bill of materials. */
export interface Bom {
  readonly metadata: { readonly component: Component; readonly [field: string]: unknown };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [field: string]: unknown;
}

interface Component {
  readonly 'bom-ref': string;
  readonly purl: string;
  readonly [field: string]: unknown;
}

/**
 * Makes of the bill of materials of a workspace, as `npm sbom --workspace` writes it, that of one package in it: the
 * package is what it describes, and the workspace's root is no part of it.
 *
 * @param tarball SHA-512 of the packed file, in hexadecimal
 * @param needs the names of what the package needs, of which npm hangs what the root has under the root
 * @throws RangeError when the bill does not have the package, or something that it needs
 */
export function describePackage(bom: Bom, name: string, needs: readonly string[], tarball: string): Bom {
  const root = bom.metadata.component['bom-ref'];
  const described = componentNamed(name);
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      component: { ...described, hashes: [{ alg: 'SHA-512', content: tarball }] },
    },
    components: bom.components.filter((component) => component !== described),
    dependencies: bom.dependencies
      .filter(({ ref }) => ref !== root)
      .map((dependency) =>
        dependency.ref === described['bom-ref']
          ? { ...dependency, dependsOn: needs.map((need) => componentNamed(need)['bom-ref']) }
          : dependency,
      ),
  };

  function componentNamed(wanted: string): Component {
    const found = bom.components.find(({ 'bom-ref': ref }) => ref.slice(0, ref.lastIndexOf('@')) === wanted);
    if (found) return found;
    throw new RangeError(`Expected ${wanted} among the ${bom.components.length} components of the bill of materials`);
  }
}
