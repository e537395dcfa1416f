/** The file of a bill of materials, in a package and beside a bundle. */
export const BILL_FILE = 'sbom.cdx.json';

/** The version of CycloneDX of all bills: the first one with external components, and compatible with what npm writes. */
export const SPEC_VERSION = '1.7';

/** The value of `$schema`. */
export const SCHEMA = `http://cyclonedx.org/schema/bom-${SPEC_VERSION}.schema.json`;

/**
 * The part of a CycloneDX bill of materials that is read and written here.
 *
 * @see https://cyclonedx.org/docs/1.7/json/
 */
export interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component; readonly [field: string]: unknown };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
  readonly [field: string]: unknown;
}

export interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  /** A package URL, such as `pkg:npm/constructs@10.6.0`. Not set in a package that no registry has. */
  readonly purl?: string;
  /** Not set in an external component, which has a `versionRange` instead. */
  readonly version?: string;
  /** True if the environment provides the component, like a peer dependency. */
  readonly isExternal?: boolean;
  readonly versionRange?: string;
  readonly [field: string]: unknown;
}

export interface Dependency {
  readonly ref: string;
  readonly dependsOn: readonly string[];
}

/**
 * The component of a package and version.
 *
 * @param ref the name and the version, such as `constructs@10.6.0`
 * @throws RangeError if the bill does not list it
 */
export function componentOf({ components }: Bill, ref: string): Component {
  const found = components.find((component) => component['bom-ref'] === ref);
  if (found) return found;
  throw new RangeError(`Expected ${ref} among the ${components.length} components of the bill of materials`);
}

/**
 * The package URL of a package of the registry.
 *
 * @param version none for a package in any version
 */
export function packageUrl(name: string, version?: string): string {
  return `pkg:npm/${name.replace('@', '%40')}${version === undefined ? '' : `@${version}`}`;
}

/** The text of the file. */
export function renderBill(bill: Bill): string {
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}
