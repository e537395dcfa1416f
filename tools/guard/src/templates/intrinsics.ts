import { list } from '@trading/template';

/**
 * Renders a value of a template as one line that can be compared and read. A join of a reference and a string becomes
 * `${Bucket.Arn}/trades/*`.
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

/** The logical id that a value refers to, if any. For `${Bucket.Arn}/*` it is `Bucket`. */
export function referred(value: unknown): string | undefined {
  return /\$\{(\w+)[.}]/.exec(render(value))?.[1];
}

/** The logical id that a value refers to, or the rendered value if it does not refer to a resource of the template. */
export function identityOf(value: unknown): string {
  return referred(value) ?? render(value);
}
