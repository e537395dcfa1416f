import { CountedTable } from '@trading/bars/backfill';
import { BarStore } from '@trading/bars/write';
import { measureFile } from '../../src/backfill/measure-file';
import { EmptyFileError, MissingObjectError } from '../../src/errors';
import { processTradeFile } from '../../src/process-trade-file';
import { PROCESSOR_VERSION } from '../../src/processor-version';
import { InMemoryWorld } from '../in-memory-world';

const FILE = 'symbol,timestamp_s,price,size,id\nA,60,10,1,1\nA,90000,11,1,2\nB,60,10,1,1\n';

let world: InMemoryWorld;

beforeEach(() => {
  world = new InMemoryWorld();
});

async function measure(upload: ReturnType<InMemoryWorld['upload']>) {
  const { bucket, ...file } = upload;
  let time = 0;
  return measureFile({ bucket, measure: file }, world.dependencies, () => (time += 5));
}

test('measures what processing a file takes, and stores nothing', async () => {
  const upload = world.upload('trades/x.csv', FILE);

  const measured = await measure(upload);

  expect([...world.table.items]).toEqual([]);
  const counted = new CountedTable(world.table);
  const dependencies = { ...world.dependencies, store: new BarStore(counted) };
  await processTradeFile(upload, dependencies);
  expect(measured).toEqual({
    ...{ processor: PROCESSOR_VERSION, trades: 3, milliseconds: 5 },
    // The next file of the feed writes neither it nor its watermark again.
    ...{ writeUnits: counted.writeUnits - counted.watermarkUnits, barItems: 3 },
  });
  expect(counted.watermarkUnits).toBe(2);
  expect(measured.writeUnits).toBeGreaterThan(3);
});

test('measures a file of which bars exist as if there were none', async () => {
  const upload = world.upload('trades/x.csv', FILE);
  const before = await measure(upload);
  await world.process(upload);
  expect(await measure(upload)).toEqual(before);
});

test('throws if the file cannot be used or does not exist', async () => {
  const upload = world.upload('trades/x.csv', '');
  await expect(measure(upload)).rejects.toThrow(EmptyFileError);
  world.bucket.delete('trades/x.csv');
  await expect(measure(upload)).rejects.toThrow(MissingObjectError);
});
