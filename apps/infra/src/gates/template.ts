/** The parts of a synthesised CloudFormation template that the rules read. */
export interface Template {
  readonly Resources?: Resources;
}

/** The resources of a template by logical id. */
export type Resources = Readonly<Record<string, Resource>>;

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** Returns the value at a path of properties, such as `Replicas.0.Region`, or undefined. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((parent, name) => (parent as Record<string, unknown> | null | undefined)?.[name], value);
}

/** Returns a list unchanged, `undefined` as an empty list, and any other value as a list of one. */
export function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Returns true if a value contains a `Ref` or `Fn::GetAtt` of a resource. */
export function refersTo(value: unknown, logicalId: string): boolean {
  const text = JSON.stringify(value) as string | undefined;
  return (
    text !== undefined && (text.includes(`{"Ref":"${logicalId}"}`) || text.includes(`"Fn::GetAtt":["${logicalId}",`))
  );
}
