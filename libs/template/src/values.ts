/**
 * Reads the value at a path of properties, such as `Replicas.0.Region`.
 *
 * @returns undefined if the path does not exist
 */
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
