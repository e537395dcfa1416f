/**
 * A value of a template as one line, so that it can be compared and read: `${Bucket.Arn}/trades/*` for a join of a
 * reference and a string.
 */
export function render(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value);
  const [[name, argument]] = entries.length === 1 ? (entries as [[string, unknown]]) : [['', undefined]];
  if (name === 'Ref') return `\${${String(argument)}}`;
  if (name === 'Fn::GetAtt') return `\${${list(argument).map(String).join('.')}}`;
  if (name === 'Fn::Sub' && typeof argument === 'string') return argument;
  if (name === 'Fn::Join' && Array.isArray(argument)) {
    const [separator, parts] = argument as [string, unknown];
    return list(parts).map(render).join(separator);
  }
  return JSON.stringify(value);
}

/** The logical id that a value names, where it names one: that of `${Bucket.Arn}/*` is `Bucket`. */
export function referred(value: unknown): string | undefined {
  return /\$\{(\w+)[.}]/.exec(render(value))?.[1];
}

/** The logical id of what a value names; where that is no resource of the template, the value as `render` has it. */
export function identityOf(value: unknown): string {
  return referred(value) ?? render(value);
}

/** A list as it is, nothing as an empty one, everything else as a list of one. */
export function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/**
 * The value at a path of properties, e.g. `Rules.0.Destination`.
 *
 * @returns undefined where there is none
 */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((parent, name) => (parent as Record<string, unknown> | null | undefined)?.[name], value);
}
