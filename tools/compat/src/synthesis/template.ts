/** A synthesised CloudFormation template. */
export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
  readonly [section: string]: unknown;
}

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

/** The templates of a usage, by stack name. */
export type UsageTemplates = Readonly<Record<string, Template>>;
