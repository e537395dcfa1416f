/** Throws all errors as one, if there are any. */
export function throwAll(errors: string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}
