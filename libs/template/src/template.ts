/** A synthesised CloudFormation template. */
export interface Template {
  readonly Resources?: Resources;
  readonly Outputs?: Readonly<Record<string, Output>>;
  readonly [section: string]: unknown;
}

/** The resources of a template by logical id. */
export type Resources = Readonly<Record<string, Resource>>;

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Condition?: string;
}

/** The properties of a resource. */
export type Properties = Readonly<Record<string, unknown>>;

/** An output of a template. */
export interface Output {
  readonly Value?: unknown;
  readonly Export?: { readonly Name: unknown };
}
