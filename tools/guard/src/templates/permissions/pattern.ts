/** Begins the text that stands for `NotAction` or `NotResource`. Their patterns follow, separated by commas. */
export const EVERYTHING_EXCEPT = 'everything except ';

/** True if a pattern with asterisks, or everything except some patterns, matches everything that the narrow pattern matches. */
export function matches(pattern: string, narrow: string): boolean {
  if (pattern.startsWith(EVERYTHING_EXCEPT) && !narrow.startsWith(EVERYTHING_EXCEPT)) {
    const exceptions = pattern.slice(EVERYTHING_EXCEPT.length).split(', ');
    return exceptions.every((exception) => !matches(exception, narrow) && !matches(narrow, exception));
  }
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(narrow);
}
