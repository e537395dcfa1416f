import { CancelledError } from '../../src/run/errors';
import { MissingPlanError, PlanStore } from '../../src/run/plan-store';
import { runPlan } from '../../src/run/run-plan';
import { FakeAws, NOW } from '../fake-aws';

const KEYS = Array.from({ length: 30 }, (_, index) => `trades/${String(index).padStart(2, '0')}.csv`);

let aws: FakeAws;
let hash: string;

beforeEach(async () => {
  aws = new FakeAws();
  aws.upload(...KEYS);
  ({ hash } = await aws.plan());
  aws.takePrinted();
});

/** The list of batches of an execution. */
const batchesOf = (attempt: number) =>
  aws.s3
    .text(`backfills/${hash}/batches-${attempt}.jsonl`)!
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('processes every file of the plan, and compares what was estimated with what was counted', async () => {
  expect(await runPlan(hash, {}, aws.context())).toBe(true);

  expect([...aws.processed].sort()).toEqual(KEYS);
  expect(await aws.backfills.run(hash)).toEqual({
    ...{ plan: hash, state: 'running', concurrency: 3, files: 30, batches: 15, bytes: 3_000, startedAt: NOW },
    executions: [`arn:aws:states:us-east-1:000000000000:execution:backfill:${hash.slice(0, 16)}-1`],
  });
  const text = aws.takePrinted();
  expect(text).toMatch(/^ +estimated +counted$/m);
  expect(text).toMatch(/^trades +120 +120$/m);
  expect(text).toMatch(/^write units +300 +300$/m);
  expect(text).toMatch(/^duration +\d+ s +\d+ s$/m);
  expect(text).toContain('30 files done, 0 failed, 0 left.');
});

test('the execution reads the batches of the plan, each as the function expects it, in lanes', async () => {
  await runPlan(hash, {}, aws.context());

  const { batches, header } = await new PlanStore(aws.context()).read(hash);
  const others = { plan: hash, bucket: 'bucket', replay: 0, toleratedFailurePercentage: 5 };
  const expected = batches.map(({ batch, files }) => ({ ...others, batch, files }));
  expect(batchesOf(1)).toEqual([0, 5, 10, 1, 6, 11, 2, 7, 12, 3, 8, 13, 4, 9, 14].map((batch) => expected[batch]));
  expect(header.batches).toBe(batches.length);
  expect(JSON.parse(aws.stepFunctions.executions[0]!.input)).toEqual({ key: `backfills/${hash}/batches-1.jsonl` });
});

test('shows progress at most every ten seconds while it follows', async () => {
  aws.stepFunctions.callsAtOnce = 1;
  await runPlan(hash, {}, aws.context());
  const lines = aws.noted.filter((line) => line.includes('to go'));
  // 60 calls, one a second.
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^6 files done, 0 failed, 24 left; 0\.6 files\/s; 40 s to go; < \$0\.01 so far$/);
});

test('a plan that was run is not run again', async () => {
  await runPlan(hash, {}, aws.context());
  expect(await runPlan(hash, {}, aws.context())).toBe(true);
  expect(aws.stepFunctions.executions).toHaveLength(1);
  expect(aws.processed).toHaveLength(30);
});

test('fails if files have failed, and says what to do', async () => {
  aws.refused.add('trades/07.csv');
  expect(await runPlan(hash, {}, aws.context())).toBe(false);
  const text = aws.takePrinted();
  expect(text).toContain('29 files done, 1 failed, 0 left.');
  expect(text).toContain(`ingestion:backfill-retry -- ${hash.slice(0, 12)}`);
});

test('an execution that fails leaves files, which the next run processes in an execution of its own', async () => {
  aws.stepFunctions.failure = 'States.ExceedToleratedFailureThreshold';
  aws.stepFunctions.callsAtOnce = 10;
  expect(await runPlan(hash, {}, aws.context())).toBe(false);
  const text = aws.takePrinted();
  expect(text).toContain('25 left.');
  expect(text).toMatch(/ended as FAILED \(States\.ExceedToleratedFailureThreshold\)\. Files of 13 batches are left/);
  expect(text).toContain(`ingestion:backfill-run -- ${hash.slice(0, 12)}\` continues.`);

  expect(await runPlan(hash, {}, aws.context())).toBe(true);

  expect([...aws.processed].sort()).toEqual(KEYS);
  expect(batchesOf(2)).toHaveLength(13);
});

test('an execution that somebody stops while it is followed leaves files', async () => {
  const context = aws.context((when, call) => {
    const [execution] = aws.stepFunctions.running;
    if (when === 'before' && call === 'DescribeExecutionCommand' && aws.processed.length > 5 && execution) {
      execution.status = 'ABORTED';
      execution.endedAt = aws.time;
    }
    return Promise.resolve();
  });
  expect(await runPlan(hash, {}, context)).toBe(false);
  expect(aws.takePrinted()).toContain('ended as ABORTED. Files of');
});

test('starts one execution after the other if there are more batches than one can have', async () => {
  expect(await runPlan(hash, {}, aws.context(), 6)).toBe(true);
  expect([1, 2, 3].map((attempt) => batchesOf(attempt).length)).toEqual([6, 6, 3]);
  expect([...aws.processed].sort()).toEqual(KEYS);
});

test('does not follow if it is detached', async () => {
  expect(await runPlan(hash, { detach: true }, aws.context())).toBe(true);
  expect(aws.stepFunctions.running).toHaveLength(1);
  expect(aws.processed.length).toBeLessThan(5);
  expect(aws.takePrinted()).toContain(`${hash.slice(0, 16)}-1 runs.`);
});

test('follows an execution that runs', async () => {
  await runPlan(hash, { detach: true }, aws.context());
  expect(await runPlan(hash, {}, aws.context())).toBe(true);
  expect(aws.stepFunctions.executions).toHaveLength(1);
  expect([...aws.processed].sort()).toEqual(KEYS);
});

test('a run that was paused while its execution went on processes the batches that were passed over', async () => {
  await runPlan(hash, { detach: true }, aws.context());
  const run = (await aws.backfills.run(hash))!;
  await aws.backfills.putRun({ ...run, state: 'paused' });
  await aws.context().stateMachine.find(run.executions[0]!);
  expect(aws.stepFunctions.running).toHaveLength(1);

  expect(await runPlan(hash, {}, aws.context())).toBe(true);

  expect(aws.stepFunctions.executions).toHaveLength(2);
  expect([...aws.processed].sort()).toEqual(KEYS);
});

test('ends if the run is paused by another command', async () => {
  const context = aws.context(async () => {
    const run = await aws.backfills.run(hash);
    if (aws.processed.length > 5 && run?.state === 'running') await aws.backfills.putRun({ ...run, state: 'paused' });
  });
  expect(await runPlan(hash, {}, context)).toBe(false);
  expect(aws.takePrinted()).toContain('The run was paused. Files of');
});

describe('the concurrency', () => {
  test('is that of the environment, which the state machine has by itself', async () => {
    const calls: string[] = [];
    const context = aws.context((when, call) => {
      if (when === 'before') calls.push(call);
      return Promise.resolve();
    });
    await runPlan(hash, {}, context);
    expect(calls).not.toContain('ListMapRunsCommand');
    expect(aws.stepFunctions.executions[0]!.maxConcurrency).toBe(3);
  });

  test('can be set for a run', async () => {
    await runPlan(hash, { concurrency: 7, detach: true }, aws.context());
    expect(aws.stepFunctions.executions[0]!.maxConcurrency).toBe(7);
    expect(await aws.backfills.run(hash)).toMatchObject({ concurrency: 7 });
  });

  test('can be changed while the run is in progress, also back to that of the environment', async () => {
    await runPlan(hash, { concurrency: 7, detach: true }, aws.context());
    await runPlan(hash, { concurrency: 3, detach: true }, aws.context());
    expect(aws.stepFunctions.executions).toHaveLength(1);
    expect(aws.stepFunctions.executions[0]!.maxConcurrency).toBe(3);
    expect(await aws.backfills.run(hash)).toMatchObject({ concurrency: 3 });
  });

  test('stays that of the run if it continues', async () => {
    aws.stepFunctions.failure = 'States.Timeout';
    await runPlan(hash, { concurrency: 7 }, aws.context());
    await runPlan(hash, { detach: true }, aws.context());
    expect(aws.stepFunctions.executions[1]!.maxConcurrency).toBe(7);
  });
});

test('rejects a plan that is not stored any more, or was changed', async () => {
  const key = `backfills/${hash}/manifest.jsonl`;
  aws.s3.put(key, `${aws.s3.text(key)} `);
  await expect(runPlan(hash, {}, aws.context())).rejects.toThrow('expected bytes with this hash');
  aws.s3.objects.clear();
  await expect(runPlan(hash, {}, aws.context())).rejects.toThrow(MissingPlanError);
  expect(await aws.backfills.run(hash)).toBeUndefined();
});

test('rejects a run that was cancelled', async () => {
  await runPlan(hash, { detach: true }, aws.context());
  const run = (await aws.backfills.run(hash))!;
  await aws.backfills.putRun({ ...run, state: 'cancelled' });
  await expect(runPlan(hash, {}, aws.context())).rejects.toThrow(CancelledError);
});
