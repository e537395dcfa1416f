/** The part of a CycloneDX bill of materials that is read and written here. */
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
 * Turns the bill of materials of a workspace, as `npm sbom --workspace` writes it, into that of one of its packages: the
 * package becomes the described component, and the root of the workspace is left out.
 *
 * @param needs the names of the package's dependencies, some of which npm lists as dependencies of the root instead
 * @param tarball the SHA-512 hash of the packed file, in hexadecimal
 * @throws RangeError if the package or one of its dependencies is missing in the bill
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
