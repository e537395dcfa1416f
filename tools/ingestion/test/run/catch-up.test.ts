import { BackfillStore } from '@trading/bars/backfill';
import { WriterStore } from '@trading/bars/regions';
import { catchUp } from '../../src/run/catch-up';
import { runPlan } from '../../src/run/run-plan';
import { FakeAws, NOW } from '../fake-aws';

const KEYS = ['trades/a.csv', 'trades/b.csv', 'trades/c.csv', 'trades/d.csv'];

function world(): FakeAws {
  const aws = new FakeAws();
  aws.upload(...KEYS);
  return aws;
}

test('processes all files that have no bars, and nothing if there are none', async () => {
  const aws = world();
  await aws.publish(aws.fileOf(KEYS[0]!));

  expect(await catchUp(aws.context())).toBe(true);

  expect([...aws.processed].sort()).toEqual(KEYS.slice(1));
});

test('makes the bars again that a former writer made when its epoch ended', async () => {
  const aws = world();
  const writers = new WriterStore(aws.table);
  await writers.take(
    { region: 'west', isPrimary: false },
    await writers.take({ region: 'east', isPrimary: true }, undefined, NOW - 1_000),
    NOW,
  );
  for (const key of KEYS) await aws.publish(aws.fileOf(key), { epoch: key === KEYS[2] ? 1 : 2, writtenAt: NOW });

  expect(await catchUp(aws.context())).toBe(true);

  expect(aws.processed).toEqual([KEYS[2]]);
});

test('continues a run that was interrupted, and leaves one whose plan is in another bucket', async () => {
  const aws = world();
  const { hash } = await aws.plan();
  await runPlan(hash, { detach: true }, aws.context());
  const foreign = {
    plan: 'f'.repeat(64),
    state: 'running',
    concurrency: 1,
    files: 9,
    batches: 1,
    bytes: 1,
    startedAt: 1,
  } as const;
  await new BackfillStore(aws.table).putRun({ ...foreign, executions: [] });
  for (const key of KEYS) await aws.publish(aws.fileOf(key));

  expect(await catchUp(aws.context())).toBe(true);

  expect([...aws.processed].sort()).toEqual(KEYS);
  expect(aws.planHashes()).toEqual([hash]);
});

test('leaves nothing if the files that failed were refused', async () => {
  const aws = world();
  aws.refused.add(KEYS[1]!);
  await aws.refuse(aws.fileOf(KEYS[1]!));

  expect(await catchUp(aws.context())).toBe(true);
  expect([...aws.processed].sort()).toEqual(KEYS.filter((key) => key !== KEYS[1]));
});

test('tells that files are left which fail again and again', async () => {
  const aws = world();
  aws.refused.add(KEYS[1]!);

  expect(await catchUp(aws.context())).toBe(false);
  expect(aws.processed.filter((key) => key === KEYS[1])).toHaveLength(2);
});
