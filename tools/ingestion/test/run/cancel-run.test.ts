import { cancelRun } from '../../src/run/cancel-run';
import { NotCompletedError } from '../../src/run/errors';
import { runPlan } from '../../src/run/run-plan';
import { FakeAws } from '../fake-aws';

const KEYS = Array.from({ length: 12 }, (_, index) => `trades/${String(index).padStart(2, '0')}.csv`);

let aws: FakeAws;
let hash: string;

beforeEach(async () => {
  aws = new FakeAws();
  aws.upload(...KEYS);
  ({ hash } = await aws.plan());
  aws.takePrinted();
});

/** Begins the run, so that a file is written in part. */
async function begin(): Promise<void> {
  aws.stepFunctions.callsAtOnce = 3;
  await runPlan(hash, { detach: true }, aws.context());
  aws.stepFunctions.stall();
  aws.takePrinted();
}

test('completes the files that are written in part, and no others, and deletes everything', async () => {
  await begin();
  expect(aws.processed).toEqual(['trades/00.csv']);
  const lists: string[] = [];
  const context = aws.context((when, call) => {
    const keys = aws.s3.keys('backfills/').filter((key) => key.endsWith('batches-2.jsonl'));
    if (when === 'after' && call === 'StartExecutionCommand') lists.push(aws.s3.text(keys[0]!)!);
    return Promise.resolve();
  });

  await cancelRun(hash, context);

  expect(aws.processed).toEqual(['trades/00.csv', 'trades/04.csv']);
  expect(lists).toHaveLength(1);
  expect(JSON.parse(lists[0]!)).toMatchObject({ batch: 4, files: [{ key: 'trades/04.csv' }] });
  expect(aws.stepFunctions.executions.map(({ status }) => status)).toEqual(['ABORTED', 'SUCCEEDED']);
  expect(aws.s3.keys()).toEqual(KEYS);
  expect(aws.records).toEqual([]);
  expect(aws.takePrinted()).toMatch(
    /is cancelled\. Nothing of it is left: 3 object versions and all records were deleted\. The 2 finished files stay as they are\.$/,
  );
});

test('discards a plan that was not run', async () => {
  await cancelRun(hash, aws.context());
  expect(aws.stepFunctions.executions).toEqual([]);
  expect(aws.s3.keys()).toEqual(KEYS);
});

test('deletes what is left of a run that has ended', async () => {
  aws.refused.add('trades/03.csv');
  await runPlan(hash, {}, aws.context());
  await cancelRun(hash, aws.context());
  expect(aws.stepFunctions.executions).toHaveLength(1);
  expect(aws.records).toEqual([]);
  expect(aws.s3.keys()).toEqual(KEYS);
});

test('leaves other plans as they are', async () => {
  aws.time += 1;
  const other = await aws.plan();
  await runPlan(other.hash, {}, aws.context());
  const before = [aws.records, aws.s3.keys(`backfills/${other.hash}`)];
  await cancelRun(hash, aws.context());
  expect([aws.records, aws.s3.keys(`backfills/${other.hash}`)]).toEqual(before);
});

test('deletes all versions of a bucket that has versions', async () => {
  aws.s3.isVersioned = true;
  await runPlan(hash, {}, aws.context());
  aws.s3.put(`backfills/${hash}/batches-1.jsonl`, 'again');
  await cancelRun(hash, aws.context());
  expect([...aws.s3.objects.keys()].filter((key) => key.startsWith('backfills/'))).toEqual([]);
});

test('deletes the objects, and says that their versions stay, if the policy of the bucket protects versions', async () => {
  aws = new FakeAws();
  aws.s3.isVersioned = true;
  aws.s3.deniesVersions = true;
  aws.upload(...KEYS);
  ({ hash } = await aws.plan());
  await runPlan(hash, {}, aws.context());

  await cancelRun(hash, aws.context());

  expect(aws.s3.keys()).toEqual(KEYS);
  expect(aws.records).toEqual([]);
  expect(aws.takePrinted()).toContain('The policy of the bucket protects 2 versions of its objects');
});

test('deletes nothing if a file that is written in part cannot be completed', async () => {
  await begin();
  const context = aws.context((when, call) => {
    if (when === 'before' && call === 'DescribeExecutionCommand' && aws.stepFunctions.executions.length > 1) {
      for (const execution of aws.stepFunctions.running) {
        execution.status = 'FAILED';
        execution.endedAt = aws.time;
      }
    }
    return Promise.resolve();
  });

  await expect(cancelRun(hash, context)).rejects.toThrow(NotCompletedError);

  expect(aws.s3.keys('backfills/')).toContain(`backfills/${hash}/manifest.jsonl`);
  expect(await aws.backfills.run(hash)).toMatchObject({ state: 'cancelled' });
  await cancelRun(hash, aws.context());
  expect(aws.records).toEqual([]);
});

test('ends without completing files if the plan is no longer stored, and says how to complete them', async () => {
  await begin();
  aws.s3.objects.delete(`backfills/${hash}/manifest.jsonl`);
  await cancelRun(hash, aws.context());
  expect(aws.noted.join('\n')).toContain('A new plan with --mode=missing completes them.');
  expect(aws.records).toEqual([]);
});
