import { NothingFailedError, NotRunError, StillRunningError } from '../../src/run/errors';
import { PlanStore } from '../../src/run/plan-store';
import { retryRun } from '../../src/run/retry-run';
import { runPlan } from '../../src/run/run-plan';
import { FakeAws, NOW } from '../fake-aws';

const KEYS = ['trades/a.csv', 'trades/b.csv', 'trades/c.csv', 'trades/d.csv'];

let aws: FakeAws;
let hash: string;

beforeEach(async () => {
  aws = new FakeAws();
  aws.upload(...KEYS);
  ({ hash } = await aws.plan({ mode: 'all' }));
});

test('plans and runs the failed files again, by the same replay', async () => {
  aws.refused.add('trades/b.csv').add('trades/d.csv');
  await runPlan(hash, {}, aws.context());
  aws.refused.clear();
  aws.processed.length = 0;
  aws.time += 1_000;
  aws.takePrinted();

  expect(await retryRun(hash, {}, aws.context())).toBe(true);

  expect(aws.processed).toEqual(['trades/b.csv', 'trades/d.csv']);
  const [retry] = aws.planHashes().filter((each) => each !== hash);
  const { header, batches } = await new PlanStore(aws.context()).read(retry!);
  expect(header).toMatchObject({ mode: 'failed', replay: NOW, retryOf: hash, files: 2, bytes: 200 });
  expect(batches.flatMap(({ files }) => files)).toEqual(
    ['trades/b.csv', 'trades/d.csv'].map((key) => ({ key, etag: aws.s3.etagOf(key), bytes: 100, reason: 'failed' })),
  );
  expect(aws.takePrinted()).toContain(`Plan ${retry} of trades/ (the failed files of ${hash})`);
});

test('continues a retry that has not ended, and plans another one after its end', async () => {
  aws.refused.add('trades/b.csv');
  await runPlan(hash, {}, aws.context());
  aws.stepFunctions.callsAtOnce = 0;
  aws.time += 1;
  await retryRun(hash, { detach: true }, aws.context());
  aws.stepFunctions.callsAtOnce = 2;
  aws.time += 1;
  expect(await retryRun(hash, {}, aws.context())).toBe(false);
  expect(aws.planHashes()).toHaveLength(2);
  expect(aws.noted.join('\n')).toMatch(/Continuing the retry [0-9a-f]{12}/);

  aws.refused.clear();
  expect(await retryRun(hash, {}, aws.context())).toBe(true);
  expect(aws.planHashes()).toHaveLength(3);
});

test('fails if files fail again', async () => {
  aws.refused.add('trades/b.csv');
  await runPlan(hash, {}, aws.context());
  expect(await retryRun(hash, {}, aws.context())).toBe(false);
});

test('passes its options on to the run', async () => {
  aws.refused.add('trades/b.csv');
  await runPlan(hash, {}, aws.context());
  aws.stepFunctions.callsAtOnce = 0;
  expect(await retryRun(hash, { concurrency: 9, detach: true }, aws.context())).toBe(true);
  expect(aws.stepFunctions.running).toMatchObject([{ maxConcurrency: 9 }]);
});

test('rejects a plan that was not run, is in progress or has no failed files', async () => {
  await expect(retryRun(hash, {}, aws.context())).rejects.toThrow(NotRunError);
  await runPlan(hash, { detach: true }, aws.context());
  await expect(retryRun(hash, {}, aws.context())).rejects.toThrow(StillRunningError);
  await runPlan(hash, {}, aws.context());
  await expect(retryRun(hash, {}, aws.context())).rejects.toThrow(NothingFailedError);
});
