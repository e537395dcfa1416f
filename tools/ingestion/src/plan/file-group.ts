import { withoutCompressionSuffix } from '@trading/bars';

/** Names the group of a file: its folder and its suffixes, by which files have about the same content for each byte. */
export function groupOf(key: string): string {
  const plain = withoutCompressionSuffix(key);
  const nameAt = plain.lastIndexOf('/') + 1;
  const suffixAt = plain.lastIndexOf('.');
  const suffix = suffixAt > nameAt ? plain.slice(suffixAt) : '';
  return `${plain.slice(0, nameAt)}*${suffix}${key.slice(plain.length)}`;
}

/** Collects files by group. */
export function groupFiles<T extends { readonly key: string }>(files: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const file of files) {
    const group = groupOf(file.key);
    const found = groups.get(group);
    if (found) found.push(file);
    else groups.set(group, [file]);
  }
  return groups;
}
