import type { Manifest, StoredInterval, Table, TradeFile } from '@trading/bars';
import { BarStore, encode, TradeAggregator } from '@trading/bars/write';
import type { SampleFile } from './sample-files';

/** The bucket of the sample's trade files, which does not exist. */
export const BUCKET = 'sample';

/** Writes the bars of trade files to a table, as the processor does. Returns their manifests. */
export async function fillTable(
  table: Table,
  interval: StoredInterval,
  files: Iterable<SampleFile>,
): Promise<Manifest[]> {
  const store = new BarStore(table);
  const manifests: Manifest[] = [];
  let upload = 0;
  for (const { key, trades } of files) {
    upload += 1;
    const file: TradeFile = {
      bucket: BUCKET,
      key,
      etag: `${upload}`,
      generation: upload.toString(16).padStart(64, '0'),
    };
    const aggregator = new TradeAggregator(interval);
    for (const trade of trades) aggregator.add(trade);
    const coverage = await store.putBars(
      file,
      interval,
      aggregator.chunks().map((chunk) => encode(chunk, interval)),
    );
    const manifest: Manifest = {
      ...{ file, layout: 'general', interval, coverage, exclusions: {}, rejections: [] },
      ...{ lines: trades.length, accepted: trades.length, excluded: 0, duplicate: 0, rejected: 0 },
    };
    await store.putManifest(manifest, undefined);
    await store.compact(manifest);
    manifests.push(manifest);
  }
  return manifests;
}
