/** True if a pattern with asterisks matches everything that the narrow pattern matches. */
export function matches(pattern: string, narrow: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(narrow);
}
