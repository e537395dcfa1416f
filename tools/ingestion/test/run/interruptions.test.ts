import type { Hook } from '@trading/bars/testing';
import type { Context } from '../../src/context';
import { planFiles, type PlanOptions } from '../../src/plan/plan-files';
import { cancelRun } from '../../src/run/cancel-run';
import { findPlan } from '../../src/run/find-plan';
import { pauseRun } from '../../src/run/pause-run';
import { retryRun } from '../../src/run/retry-run';
import { runPlan } from '../../src/run/run-plan';
import { FakeAws } from '../fake-aws';

const KEYS = Array.from({ length: 14 }, (_, index) => `trades/${String(index).padStart(2, '0')}.csv`);

const OPTIONS: PlanOptions = { prefixes: ['trades/'], mode: 'missing', toleratedFailurePercentage: 5 };

class Interrupted extends Error {}

/** Runs a command, and interrupts it at a call to AWS. @returns true if it was interrupted */
async function interrupt(
  aws: FakeAws,
  command: (context: Context) => Promise<unknown>,
  call: number,
  point: 'before' | 'after',
): Promise<boolean> {
  let calls = 0;
  const hook: Hook = (when) => {
    if (when === point && ++calls === call) throw new Interrupted();
    if (calls > call) throw new Interrupted();
    return Promise.resolve();
  };
  try {
    await command(aws.context(hook));
    return false;
  } catch (error) {
    if (error instanceof Interrupted) return true;
    throw error;
  }
}

/** Calls a test for each call of a command at which it can be interrupted. */
async function forEachCall(test: (call: number, point: 'before' | 'after') => Promise<boolean>): Promise<number> {
  let points = 0;
  for (const point of ['before', 'after'] as const) {
    for (let call = 1; await test(call, point); call += 1) points += 1;
  }
  return points;
}

async function plannedWorld(): Promise<{ aws: FakeAws; hash: string }> {
  const aws = new FakeAws();
  aws.upload(...KEYS);
  return { aws, hash: (await aws.plan()).hash };
}

/** Lets a run come about half way, with files that are written in part. */
async function begunWorld(): Promise<{ aws: FakeAws; hash: string }> {
  const world = await plannedWorld();
  await runPlan(world.hash, { detach: true }, world.aws.context());
  const { stateMachine } = world.aws.context();
  // The third call begins a file.
  world.aws.stepFunctions.callsAtOnce = 3;
  for (let polls = 0; polls < 3; polls += 1) await stateMachine.find(world.aws.stepFunctions.executions[0]!.arn);
  return world;
}

/** Each file was processed once, by executions of which each is recorded and one ran at a time. */
async function expectEachFileOnce(aws: FakeAws, hash: string): Promise<void> {
  expect([...aws.processed].sort()).toEqual(KEYS);
  const run = await aws.backfills.run(hash);
  expect(run?.executions).toEqual(aws.stepFunctions.executions.map(({ arn }) => arn));
  expect(aws.stepFunctions.running).toEqual([]);
}

test('a run that is interrupted at any call continues, and processes each file once', async () => {
  const points = await forEachCall(async (call, point) => {
    const { aws, hash } = await plannedWorld();
    const wasInterrupted = await interrupt(aws, (context) => runPlan(hash, {}, context), call, point);
    expect(aws.stepFunctions.running.length).toBeLessThan(2);

    expect(await runPlan(hash, {}, aws.context())).toBe(true);

    await expectEachFileOnce(aws, hash);
    expect(aws.stepFunctions.executions).toHaveLength(1);
    return wasInterrupted;
  });
  expect(points).toBeGreaterThan(50);
});

test('a pause that is interrupted at any call can be repeated, and the run continues afterwards', async () => {
  const points = await forEachCall(async (call, point) => {
    const { aws, hash } = await begunWorld();
    const wasInterrupted = await interrupt(aws, (context) => pauseRun(hash, context), call, point);

    await pauseRun(hash, aws.context());
    expect(aws.stepFunctions.running).toEqual([]);
    expect(aws.processed.length).toBeLessThan(KEYS.length);

    expect(await runPlan(hash, {}, aws.context())).toBe(true);
    await expectEachFileOnce(aws, hash);
    return wasInterrupted;
  });
  expect(points).toBeGreaterThan(4);
});

test('a run continues after a pause that was interrupted at any call', async () => {
  await forEachCall(async (call, point) => {
    const { aws, hash } = await begunWorld();
    const wasInterrupted = await interrupt(aws, (context) => pauseRun(hash, context), call, point);

    expect(await runPlan(hash, {}, aws.context())).toBe(true);

    await expectEachFileOnce(aws, hash);
    return wasInterrupted;
  });
});

test('a cancellation that is interrupted at any call continues, and leaves nothing', async () => {
  const points = await forEachCall(async (call, point) => {
    const { aws, hash } = await begunWorld();
    // Its files are left to the cancellation.
    aws.stepFunctions.stall();
    const progress = [];
    for await (const each of aws.backfills.progressOfAll(hash)) progress.push(each);
    const begun = progress.filter(({ isBegun }) => isBegun).length;
    expect(begun).toBeGreaterThan(0);
    const before = aws.processed.length;

    const wasInterrupted = await interrupt(aws, (context) => cancelRun(hash, context), call, point);
    const isFound = aws.records.length > 0 || aws.s3.keys('backfills/').length > 0;
    if (isFound) await cancelRun(await findPlan(hash.slice(0, 6), aws.context()), aws.context());

    expect(aws.records).toEqual([]);
    expect(aws.s3.keys()).toEqual(KEYS);
    expect(aws.stepFunctions.running).toEqual([]);
    expect(aws.processed).toHaveLength(before + begun);
    return wasInterrupted;
  });
  expect(points).toBeGreaterThan(20);
});

test('a retry that is interrupted at any call continues, and processes each failed file once', async () => {
  const failed = [KEYS[3]!, KEYS[8]!];
  const points = await forEachCall(async (call, point) => {
    const { aws, hash } = await plannedWorld();
    for (const key of failed) aws.refused.add(key);
    await runPlan(hash, {}, aws.context());
    aws.refused.clear();
    aws.processed.length = 0;
    aws.time += 1;
    const wasInterrupted = await interrupt(aws, (context) => retryRun(hash, {}, context), call, point);
    const wasRun = aws.processed.length > 0;

    expect(await retryRun(hash, {}, aws.context())).toBe(true);

    // The first retry may have ended, but its command did not.
    expect([...new Set(aws.processed)].sort()).toEqual(failed);
    if (!wasRun) expect(aws.processed).toHaveLength(2);
    expect(aws.planHashes().length).toBeLessThan(4);
    return wasInterrupted;
  });
  expect(points).toBeGreaterThan(40);
});

test('a plan that is interrupted at any call can be repeated', async () => {
  const points = await forEachCall(async (call, point) => {
    const aws = new FakeAws();
    aws.upload(...KEYS);
    const plan = (context: Context) => planFiles(OPTIONS, context);
    const wasInterrupted = await interrupt(aws, plan, call, point);
    aws.time += 1;

    const { header, batches } = await aws.plan();
    expect(header.files).toBe(KEYS.length);
    expect(batches.flatMap(({ files }) => files.map(({ key }) => key))).toEqual(KEYS);
    return wasInterrupted;
  });
  expect(points).toBeGreaterThan(10);
});
