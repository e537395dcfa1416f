import { WriterStore } from '@trading/bars/regions';
import { listFiles } from '../../src/plan/list-files';
import { PrefixError } from '../../src/plan/prefixes';
import { UnknownVersionError } from '../../src/plan/measure-files';
import { planFiles, type PlanOptions } from '../../src/plan/plan-files';
import { FakeAws, NOW } from '../fake-aws';

const OPTIONS: PlanOptions = { prefixes: ['trades/'], mode: 'missing', toleratedFailurePercentage: 5 };

let aws: FakeAws;

const keysOf = (plan: Awaited<ReturnType<FakeAws['plan']>>) =>
  plan.batches.flatMap(({ files }) => files.map(({ key }) => key));

beforeEach(() => {
  aws = new FakeAws();
});

test('plans the trade files without bars, in the order of their keys, and counts other objects', async () => {
  aws.upload('trades/b/2.csv', 'trades/b/1.csv.gz', 'trades/a.csv', 'trades/c.csv', 'trades/_SUCCESS', 'exports/x.csv');
  aws.upload('trades/b/1.csv.gz.CHECKSUM', 'trades/d.csv');
  await aws.publish(aws.fileOf('trades/c.csv'));
  await aws.refuse(aws.fileOf('trades/d.csv'));

  const plan = await aws.plan();

  expect(keysOf(plan)).toEqual(['trades/a.csv', 'trades/b/1.csv.gz', 'trades/b/2.csv']);
  expect(plan.header).toMatchObject({
    ...{ bucket: 'bucket', prefixes: ['trades/'], mode: 'missing', replay: 0, plannedAt: NOW, files: 3, bytes: 300 },
    ...{ listed: { tradeFiles: 5, others: 2 }, reasons: { missing: { files: 3, bytes: 300 } }, batches: 3 },
    ...{ toleratedFailurePercentage: 5, sample: { files: 3, failed: 0 } },
  });
  expect(plan.batches[0]!.files).toEqual([
    { key: 'trades/a.csv', etag: aws.s3.etagOf('trades/a.csv'), bytes: 100, reason: 'missing' },
  ]);
});

test('plans a catch-up: missing files, and those of a former writer', async () => {
  const writers = new WriterStore(aws.table);
  await writers.take(
    { region: 'west', isPrimary: false },
    await writers.take({ region: 'east', isPrimary: true }, undefined, NOW - 1_000),
    NOW,
  );
  aws.upload('trades/a.csv', 'trades/b.csv', 'trades/c.csv');
  const [former, current] = [
    { epoch: 1, writtenAt: NOW },
    { epoch: 2, writtenAt: NOW },
  ];
  await aws.publish(aws.fileOf('trades/b.csv'), former);
  await aws.publish(aws.fileOf('trades/c.csv'), current);

  const plan = await aws.plan({ mode: 'catch-up' });

  expect(plan.batches.flatMap(({ files }) => files).map(({ key, reason }) => [key, reason])).toEqual([
    ['trades/a.csv', 'missing'],
    ['trades/b.csv', 'former-writer'],
  ]);
  expect(plan.header.replay).toBe(NOW);
});

test('raises the epoch of the writer for a catch-up if a manifest has a later one', async () => {
  const writers = new WriterStore(aws.table);
  await writers.take({ region: 'west', isPrimary: false }, undefined, NOW - 1_000);
  aws.upload('trades/a.csv');
  await aws.publish(aws.fileOf('trades/a.csv'), { epoch: 3, writtenAt: NOW });

  const plan = await aws.plan({ mode: 'catch-up' });

  expect(keysOf(plan)).toEqual(['trades/a.csv']);
  expect(await writers.current()).toEqual({ region: 'west', epoch: 4, since: NOW });
});

test('prints the plan, its estimate and how to run it', async () => {
  aws.upload('trades/a.csv', 'trades/b.csv');
  const { hash } = await aws.plan();
  const text = aws.takePrinted();
  expect(text).toContain(`Plan ${hash} of trades/ (mode missing)`);
  expect(text).toMatch(/^missing: no bars of the upload are stored +2 +200 B$/m);
  expect(text).toMatch(/^ {2}trades +8$/m);
  expect(text).toMatch(/^ {2}write units +20$/m);
  expect(text).toMatch(/^ {2}duration +1 s$/m);
  expect(text).toContain('Most of the time is spent on the 300 write units a second that backfills may use');
  expect(text).toContain('The estimate follows from 2 files that were measured.');
  expect(text).toContain(`npx nx run ingestion:backfill-run -- ${hash.slice(0, 12)}`);
});

test('lists a file of overlapping prefixes once', async () => {
  aws.upload('trades/a/1.csv', 'trades/a/2.csv', 'trades/b/1.csv', 'trades/c/1.csv');
  const plan = await aws.plan({ prefixes: ['trades/b/', 'trades/a/2', 'trades/a/'] });
  expect(keysOf(plan)).toEqual(['trades/a/1.csv', 'trades/a/2.csv', 'trades/b/1.csv']);
  expect(plan.header.prefixes).toEqual(['trades/a/', 'trades/b/']);
});

test('finds the status of a file whose prefix names its compression', async () => {
  aws.upload('trades/x.csv.gz');
  await aws.publish(aws.fileOf('trades/x.csv.gz'));
  await planFiles({ ...OPTIONS, prefixes: ['trades/x.csv.g'] }, aws.context());
  expect(aws.takePrinted()).toContain('Nothing is to be done: of 1 trade files');
});

test.each(['missing', 'failed', 'older'] as const)('writes nothing if the mode %s selects nothing', async (mode) => {
  aws.upload('trades/a.csv', 'trades/_SUCCESS');
  await aws.publish(aws.fileOf('trades/a.csv'));
  const before = aws.table.used.written;

  await planFiles({ ...OPTIONS, mode }, aws.context());

  expect(aws.takePrinted()).toBe(
    `Nothing is to be done: of 1 trade files and 1 other objects, none is selected by --mode=${mode}.`,
  );
  expect(aws.planHashes()).toEqual([]);
  expect(aws.table.used.written).toBe(before);
});

test('plans the refused files, of which measured ones count as having no trades', async () => {
  aws.upload('trades/a.csv', 'trades/b.csv', 'trades/c.csv');
  for (const key of ['trades/b.csv', 'trades/c.csv']) await aws.refuse(aws.fileOf(key));
  aws.refused.add('trades/b.csv');

  const plan = await aws.plan({ mode: 'failed' });

  expect(keysOf(plan)).toEqual(['trades/b.csv', 'trades/c.csv']);
  expect(plan.header).toMatchObject({ replay: 0, sample: { files: 2, failed: 1 }, estimate: { trades: 4 } });
  expect(aws.takePrinted()).toContain(
    '1 of the 2 files that were measured cannot be processed now; they are estimated as files without trades:\n' +
      '  trades/b.csv: EmptyFileError: The file is empty.',
  );
});

test('says that the estimate says little if no file could be measured', async () => {
  aws.upload('trades/a.csv');
  aws.refused.add('trades/a.csv');
  await aws.plan();
  expect(aws.takePrinted()).toContain('so that the estimate says little');
});

describe('the mode older', () => {
  test('plans a replay of the files of an older processor than that which measures', async () => {
    aws.upload('trades/a.csv', 'trades/b.csv', 'trades/c.csv');
    await aws.publish(aws.fileOf('trades/a.csv'), { processor: 1 });
    await aws.publish(aws.fileOf('trades/b.csv'), { processor: 2 });
    aws.version = 2;

    const plan = await aws.plan({ mode: 'older' });

    expect(keysOf(plan)).toEqual(['trades/a.csv']);
    expect(plan.header).toMatchObject({ replay: NOW, reasons: { older: { files: 1 } } });
    // Two items of bars are deleted and marked, in addition to the ten units of the file.
    expect(plan.header.estimate.writeUnits).toBe(10 + 2 * 2);
  });

  test('tries further files if one cannot be measured', async () => {
    aws.upload('trades/a.csv', 'trades/b.csv');
    for (const key of ['trades/a.csv', 'trades/b.csv']) await aws.publish(aws.fileOf(key));
    aws.version = 2;
    aws.refused.add('trades/b.csv');
    expect(keysOf(await aws.plan({ mode: 'older' }))).toEqual(['trades/a.csv', 'trades/b.csv']);
  });

  test('fails if the version is not known', async () => {
    aws.upload('trades/a.csv');
    await aws.publish(aws.fileOf('trades/a.csv'));
    aws.refused.add('trades/a.csv');
    await expect(aws.plan({ mode: 'older' })).rejects.toThrow(UnknownVersionError);
    expect(aws.planHashes()).toEqual([]);
  });
});

test('the mode all plans a replay of every trade file', async () => {
  aws.upload('trades/a.csv', 'trades/b.csv');
  await aws.publish(aws.fileOf('trades/a.csv'));
  const plan = await aws.plan({ mode: 'all' });
  expect(keysOf(plan)).toEqual(['trades/a.csv', 'trades/b.csv']);
  expect(plan.header).toMatchObject({ replay: NOW, reasons: { requested: { files: 2 } } });
});

test('measures at most 30 files', async () => {
  aws.upload(...Array.from({ length: 60 }, (_, index) => `trades/${index % 20}/${index}.csv`));
  await aws.plan();
  expect(aws.measured).toHaveLength(30);
  expect(new Set(aws.measured).size).toBe(30);
});

test('rejects a prefix of other objects before it lists anything', async () => {
  await expect(aws.plan({ prefixes: ['exports/'] })).rejects.toThrow(PrefixError);
});

test('shows progress at most every ten seconds', async () => {
  aws.upload(...Array.from({ length: 30 }, (_, index) => `trades/${index}.csv`));
  const context = aws.context(() => {
    // Three seconds for each call.
    aws.time += 1_500;
    return Promise.resolve();
  });
  await listFiles(['trades/'], context);
  expect(aws.noted).toEqual(['12 trade files listed so far', '24 trade files listed so far']);
});
