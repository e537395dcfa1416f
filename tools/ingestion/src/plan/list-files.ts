import { isTradeFileKey } from '@trading/bars';
import type { Context } from '../context';
import { formatNumber } from '../text/format';
import { occasionally } from '../text/occasionally';
import type { ListedFile } from '@trading/bars/backfill';

/** The objects below prefixes. */
export interface ListedFiles {
  /** The trade files, ordered by key. */
  readonly files: readonly ListedFile[];
  /** The number of other objects, such as markers and checksums. */
  readonly others: number;
}

/** Lists the objects of prefixes, none of which contains another one. */
export async function listFiles(
  prefixes: readonly string[],
  { objects, clock, output }: Pick<Context, 'objects' | 'clock' | 'output'>,
): Promise<ListedFiles> {
  const files: ListedFile[] = [];
  let others = 0;
  const showProgress = occasionally(clock);
  for (const prefix of prefixes) {
    for await (const page of objects.list(prefix)) {
      for (const object of page) {
        if (isTradeFileKey(object.key)) files.push(object);
        else others += 1;
      }
      await showProgress(() => {
        output.note(`${formatNumber(files.length)} trade files listed so far`);
      });
    }
  }
  return { files, others };
}
