import { cancelRun } from '../../src/run/cancel-run';
import { runPlan } from '../../src/run/run-plan';
import { TableRebuild } from '../../src/rebuild/table-rebuild';
import { FakeAws } from '../fake-aws';

const KEYS = ['trades/a.csv', 'trades/b.csv', 'trades/c.csv'];

let aws: FakeAws;
let rebuild: TableRebuild;
beforeEach(() => {
  aws = new FakeAws();
  aws.upload(...KEYS);
  rebuild = new TableRebuild(aws.context());
});

test('plans all files, also those that have bars, runs the plan, and deletes it', async () => {
  await aws.publish(aws.fileOf(KEYS[0]!));
  expect(await rebuild.progress()).toBeUndefined();

  await rebuild.plan();
  expect(await rebuild.progress()).toMatchObject({ files: 3, failed: 0, left: 3 });
  expect(aws.takePrinted()).toContain('requested: every trade file      3');
  await rebuild.run();
  expect(await rebuild.progress()).toMatchObject({ files: 3, failed: 0, left: 0 });
  expect([...aws.processed].sort()).toEqual(KEYS);

  await rebuild.forget();
  expect(await rebuild.progress()).toBeUndefined();
  expect(aws.planHashes()).toEqual([]);
  expect(aws.records).toEqual([]);
});

test('continues a run that was interrupted, and runs the plan again if its table was emptied', async () => {
  await rebuild.plan();
  await runPlan(aws.planHashes()[0]!, { detach: true }, aws.context());
  await rebuild.run();
  expect([...aws.processed].sort()).toEqual(KEYS);

  await rebuild.run();
  expect(aws.processed).toHaveLength(3);

  aws.table.items.clear();
  expect(await rebuild.progress()).toMatchObject({ left: 3 });
});

test('counts the files that failed', async () => {
  aws.refused.add(KEYS[1]!);
  await rebuild.plan();
  await rebuild.run();
  expect(await rebuild.progress()).toMatchObject({ failed: 1, left: 0 });
});

test('does not take other plans for its own', async () => {
  await aws.plan();
  await aws.plan({ mode: 'all', prefixes: ['trades/a'] });
  expect(await rebuild.progress()).toBeUndefined();
  await rebuild.run();
  await rebuild.forget();
  expect(aws.processed).toEqual([]);
  expect(aws.planHashes()).toHaveLength(2);
});

test('takes the newest plan that is not being cancelled', async () => {
  await rebuild.plan();
  const [old] = aws.planHashes();
  aws.time += 1_000;
  aws.upload('trades/d.csv');
  await rebuild.plan();
  expect(await rebuild.progress()).toMatchObject({ files: 4 });
  await cancelRun(
    aws.planHashes().find((hash) => hash !== old)!,
    aws.context(),
  );
  expect(await rebuild.progress()).toMatchObject({ files: 3 });
});

test('plans nothing if the bucket has no trade file', async () => {
  const empty = new FakeAws();
  await new TableRebuild(empty.context()).plan();
  expect(empty.takePrinted()).toContain('Nothing is to be done');
  expect(await new TableRebuild(empty.context()).progress()).toBeUndefined();
});
