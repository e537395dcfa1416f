/** Freezes a list that is exported, so that no caller can change the defaults of another. */
export function frozen(items: string[]): string[] {
  return Object.freeze(items) as string[];
}
