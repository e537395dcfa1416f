import { summariseSources } from '../../src/rebuild/source-summary';
import { FakeAws, NOW } from '../fake-aws';

test('counts files with and without bars, and names sources whose uploads are gone', async () => {
  const aws = new FakeAws();
  aws.upload('trades/bars.csv', 'trades/missing.csv', 'trades/refused.csv', 'trades/replaced.csv', 'trades/twin.csv');
  aws.s3.put('trades/twin.csv.gz', 'newer', NOW);
  await aws.publish(aws.fileOf('trades/bars.csv'));
  await aws.refuse(aws.fileOf('trades/refused.csv'));
  await aws.publish(aws.fileOf('trades/replaced.csv', { etag: 'former', uploadedAt: NOW - 120_000 }));
  await aws.refuse(aws.fileOf('trades/replaced.csv'));
  await aws.publish(aws.fileOf('trades/twin.csv.gz', { uploadedAt: NOW }));
  const gone = (key: string) => ({ ...aws.fileOf('trades/bars.csv'), key });
  await aws.publish(gone('trades/gone.csv'));
  await aws.publish(gone('trades/deleted.csv'), { deleted: true });
  // The deletion of a newer compression twin, or of a newer version, is not known.
  aws.upload('trades/older.csv', 'trades/version.csv');
  await aws.publish({ ...gone('trades/older.csv.gz'), uploadedAt: NOW });
  await aws.publish(aws.fileOf('trades/version.csv', { etag: 'newer', uploadedAt: NOW }));

  expect(await summariseSources(aws.context())).toEqual({
    ...{ files: 8, missing: 1, refused: 2 },
    withoutBars: { count: 1, first: ['trades/refused.csv'] },
    gone: { count: 3, first: ['trades/gone.csv', 'trades/older.csv', 'trades/version.csv'] },
  });
});

test('names five of many', async () => {
  const aws = new FakeAws();
  const keys = Array.from({ length: 7 }, (_, index) => `trades/${index}.csv`);
  aws.upload('trades/other.csv');
  for (const key of keys) await aws.publish({ ...aws.fileOf('trades/other.csv'), key });
  const { gone } = await summariseSources(aws.context());
  expect(gone).toEqual({ count: 7, first: keys.slice(0, 5) });
});

test('the other one of two twins of one second is not missing, and a newer one is', async () => {
  const aws = new FakeAws();
  aws.upload('trades/a.csv', 'trades/a.csv.gz', 'trades/b.csv.gz');
  aws.s3.put('trades/b.csv', 'newer', NOW);
  for (const name of ['a', 'b']) await aws.publish(aws.fileOf(`trades/${name}.csv.gz`));
  expect(await summariseSources(aws.context())).toMatchObject({ files: 4, missing: 1, gone: { count: 0 } });
});
