import { extname } from 'node:path/posix';
import { withoutCompressionSuffix } from '@trading/bars';

/**
 * Returns the keys by which the layout of a file may be recognised: its own key, or if it is in an archive, the name of
 * the file in the folder of the archive, and then the name of the archive.
 *
 * @param memberName the name of the file in its archive, if it is in one
 */
export function keysOf(key: string, memberName?: string): readonly [string, ...string[]] {
  if (memberName === undefined) return [key];
  const folder = key.slice(0, key.lastIndexOf('/') + 1);
  const name = memberName.slice(memberName.lastIndexOf('/') + 1);
  const archive = withoutCompressionSuffix(key);
  const extension = extname(name);
  return [folder + name, archive.endsWith(extension) ? archive : archive + extension];
}
