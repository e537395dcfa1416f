import { maxOf } from '../model/compare';
import type { Manifest } from '../model/manifest';
import { toFeedItem, watermarkText } from '../table/catalogue-item';
import type { Table } from '../table/table';

/**
 * Raises the watermarks of the feeds of a file: to the end of the period that it contains, or else to the open time of its
 * last bar, which later files may still add to. A watermark never falls.
 */
export async function raiseWatermarks(
  table: Table,
  { period, coverage }: Pick<Manifest, 'period' | 'coverage'>,
): Promise<void> {
  const watermarks = new Map<string, bigint>();
  for (const { feed, to } of coverage) watermarks.set(feed, maxOf(watermarks.get(feed) ?? to, period?.to ?? to));
  for (const [feed, watermark] of watermarks) {
    await table.put(toFeedItem(feed, watermark), {
      kind: 'not-above',
      attribute: 'watermark',
      value: watermarkText(watermark),
    });
  }
}
