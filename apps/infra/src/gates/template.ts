/** A synthesised CloudFormation template, as far as rules read it. */
export interface Template {
  readonly Resources?: Resources;
}

/** The resources of a template, by their logical id. */
export type Resources = Readonly<Record<string, Resource>>;

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/**
 * The value at a path of properties, e.g. `Replicas.0.Region`.
 *
 * @returns undefined where there is none
 */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((parent, name) => (parent as Record<string, unknown> | null | undefined)?.[name], value);
}

/** A list as it is, nothing as an empty one, everything else as a list of one. */
export function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Whether a value, anywhere in it, names a resource: by `Ref` or `Fn::GetAtt`. */
export function refersTo(value: unknown, logicalId: string): boolean {
  const text = JSON.stringify(value) as string | undefined;
  return (
    text !== undefined && (text.includes(`{"Ref":"${logicalId}"}`) || text.includes(`"Fn::GetAtt":["${logicalId}",`))
  );
}
