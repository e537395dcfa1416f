/** Throws every breach of a rule in one message; nothing where there is none. */
export function throwAll(breaches: string[]): void {
  if (breaches.length > 0) throw new Error(breaches.join('\n'));
}
