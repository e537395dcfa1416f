/** The begin of the hash of a plan, which is unique in practice and can be typed. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
