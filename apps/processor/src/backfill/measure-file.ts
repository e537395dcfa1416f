import { CountedTable, UnstoredTable, type FileMeasurement, type MeasurementRequest } from '@trading/bars/backfill';
import { BarStore } from '@trading/bars/write';
import { toSourceBucket } from '../bucket-names';
import { MissingObjectError } from '../errors';
import { processTradeFile, type Dependencies } from '../process-trade-file';

/**
 * Processes a file without storing anything, and tells what it took.
 *
 * @param now the time in milliseconds
 * @throws RefusedError if the file cannot be used
 * @throws MissingObjectError if it does not exist any more
 */
export async function measureFile(
  { bucket: own, measure }: MeasurementRequest,
  dependencies: Omit<Dependencies, 'store'>,
  now: () => number,
): Promise<FileMeasurement> {
  const table = new CountedTable(new UnstoredTable());
  const { key, versionId, etag } = measure;
  const bucket = toSourceBucket(own, dependencies.settings.buckets);
  const version = { bucket, key, ...(versionId !== undefined && { versionId }), etag };
  const begin = now();
  const outcome = await processTradeFile(version, { ...dependencies, store: new BarStore(table) });
  if (outcome.status !== 'applied') throw new MissingObjectError(bucket, key);
  const { writeUnits, watermarkUnits, barItems } = table;
  const { accepted: trades, processor } = outcome.manifest;
  return { processor, trades, writeUnits: writeUnits - watermarkUnits, barItems, milliseconds: now() - begin };
}
