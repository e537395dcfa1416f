/** The fields of a package's `package.json` that its bill of materials depends on. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** The ranges of the packages that its users install beside it, by name. */
  readonly peerDependencies?: Readonly<Record<string, string>>;
}
