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

/** Properties of a resource, of any shape. */
export type Properties = Readonly<Record<string, unknown>>;

export interface Output {
  readonly Value?: unknown;
  readonly Export?: { readonly Name: unknown };
}

/** The templates of a usage, by the name of their stack. */
export type UsageTemplates = Readonly<Record<string, Template>>;
