import { cancelRun } from '../../src/run/cancel-run';
import { pauseRun } from '../../src/run/pause-run';
import { runPlan } from '../../src/run/run-plan';
import { showFailures, showRun, showRuns } from '../../src/run/show-status';
import { FakeAws } from '../fake-aws';

const KEYS = Array.from({ length: 30 }, (_, index) => `trades/${String(index).padStart(2, '0')}.csv`);

let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  aws.upload(...KEYS);
});

async function plan(): Promise<string> {
  aws.time += 60_000;
  const { hash } = await aws.plan();
  aws.takePrinted();
  return hash;
}

test('lists runs with their state, and plans that were not run', async () => {
  const [ended, running, paused, interrupted, notRun] = [
    await plan(),
    await plan(),
    await plan(),
    await plan(),
    await plan(),
  ];
  await runPlan(ended, {}, aws.context());
  for (const hash of [running, paused, interrupted]) {
    aws.time += 60_000;
    await runPlan(hash, { detach: true }, aws.context());
  }
  await pauseRun(paused, aws.context());
  aws.stepFunctions.running.find(({ arn }) => arn.includes(interrupted.slice(0, 16)))!.status = 'TIMED_OUT';
  aws.takePrinted();

  await showRuns(aws.context());

  const rows = aws.takePrinted().split('\n');
  expect(rows[0]).toMatch(/^plan +state +files +bytes +done +failed +left +started \(UTC\)$/);
  expect(rows[1]).toMatch(new RegExp(`^${ended.slice(0, 12)} +ended +30 +3\\.00 kB +30 +0 +0 +2026-11-30 12:05$`));
  expect(rows[2]).toMatch(new RegExp(`^${running.slice(0, 12)} +running`));
  expect(rows[3]).toMatch(new RegExp(`^${paused.slice(0, 12)} +paused`));
  expect(rows[4]).toMatch(new RegExp(`^${interrupted.slice(0, 12)} +interrupted`));
  expect(rows[5]).toMatch(new RegExp(`^${notRun.slice(0, 12)} +not run$`));
  expect(rows).toHaveLength(6);
});

test('says that there are no plans, and how to make one', async () => {
  await showRuns(aws.context());
  expect(aws.takePrinted()).toBe('There are no plans. `npx nx run ingestion:backfill-plan -- trades/` makes one.');
  const hash = await plan();
  await cancelRun(hash, aws.context());
  aws.takePrinted();
  await showRuns(aws.context());
  expect(aws.takePrinted()).toContain('There are no plans.');
});

test('shows a plan that was not run', async () => {
  const hash = await plan();
  await showRun(hash, aws.context());
  expect(aws.takePrinted()).toMatch(new RegExp(`^Plan ${hash} of trades/ [^]*\nIt was not run yet\\.$`));
});

test('shows the progress of a run, and the first failed files with their reason', async () => {
  const hash = await plan();
  for (const key of KEYS.slice(0, 25)) aws.refused.add(key);
  await runPlan(hash, {}, aws.context());
  aws.takePrinted();

  await showRun(hash, aws.context());

  const text = aws.takePrinted();
  expect(text).toContain(
    `Plan ${hash}: ended since 2026-11-30 12:01 UTC, 3 batches at once\n5 files done, 25 failed, 0 left.`,
  );
  expect(text).toMatch(/^trades +120 +120$/m);
  expect(text).toContain('The first 20 files that failed:\n  trades/00.csv: EmptyFileError: The file is empty.');
  expect(text.match(/EmptyFileError/g)).toHaveLength(20);
  expect(text).toContain('--failures');
});

test('prints all failed files as lines of JSON', async () => {
  const hash = await plan();
  for (const key of KEYS.slice(0, 25)) aws.refused.add(key);
  await runPlan(hash, {}, aws.context());
  aws.takePrinted();

  await showFailures(hash, aws.context());

  const failures = aws
    .takePrinted()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(failures).toHaveLength(25);
  expect(failures[0]).toEqual({
    ...{ batch: 0, index: 0, key: 'trades/00.csv', etag: aws.s3.etagOf('trades/00.csv'), bytes: 100 },
    ...{ code: 'EmptyFileError', reason: 'The file is empty.' },
  });
});

test('shows the version of a failed file if it has one', async () => {
  const hash = await plan();
  await runPlan(hash, {}, aws.context());
  const failure = {
    batch: 0,
    index: 0,
    key: 'trades/00.csv',
    versionId: 'v7',
    etag: 'e',
    bytes: 1,
    code: 'C',
    reason: 'R',
  };
  await aws.backfills.putFailure(hash, failure);
  const progress = (await aws.backfills.progress(hash, 0))!;
  await aws.backfills.putProgress(hash, { ...progress, failed: 1 }, progress);
  aws.takePrinted();
  await showRun(hash, aws.context());
  expect(aws.takePrinted()).toContain('  trades/00.csv (version v7): C: R');
});
