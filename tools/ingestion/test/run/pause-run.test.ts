import { CancelledError, NotRunError } from '../../src/run/errors';
import { pauseRun } from '../../src/run/pause-run';
import { runPlan } from '../../src/run/run-plan';
import { FakeAws } from '../fake-aws';

let aws: FakeAws;
let hash: string;

beforeEach(async () => {
  aws = new FakeAws();
  aws.upload('trades/a.csv', 'trades/b.csv', 'trades/c.csv', 'trades/d.csv');
  ({ hash } = await aws.plan());
});

test('stops the execution, and says how to continue', async () => {
  await runPlan(hash, { detach: true }, aws.context());
  aws.takePrinted();

  await pauseRun(hash, aws.context());

  expect(aws.stepFunctions.executions[0]!.status).toBe('ABORTED');
  expect(await aws.backfills.run(hash)).toMatchObject({ state: 'paused' });
  expect(aws.takePrinted()).toMatch(
    /is paused: \d files done, 0 failed, \d left\..*backfill-run -- [0-9a-f]{12}` continues\.$/,
  );
});

test('stops an execution that was started but not recorded', async () => {
  const interrupted = aws.context((when, call) =>
    when === 'after' && call === 'StartExecutionCommand' ? Promise.reject(new Error('interrupted')) : Promise.resolve(),
  );
  await expect(runPlan(hash, {}, interrupted)).rejects.toThrow('interrupted');
  aws.stepFunctions.callsAtOnce = 0;
  expect(aws.stepFunctions.running).toHaveLength(1);

  await pauseRun(hash, aws.context());

  expect(aws.stepFunctions.running).toEqual([]);
  expect((await aws.backfills.run(hash))?.executions).toHaveLength(1);
});

test('may be repeated', async () => {
  await runPlan(hash, { detach: true }, aws.context());
  await pauseRun(hash, aws.context());
  await pauseRun(hash, aws.context());
  expect(await aws.backfills.run(hash)).toMatchObject({ state: 'paused' });
});

test('rejects a plan that was not run, and a run that was cancelled', async () => {
  await expect(pauseRun(hash, aws.context())).rejects.toThrow(NotRunError);
  await runPlan(hash, { detach: true }, aws.context());
  await aws.backfills.putRun({ ...(await aws.backfills.run(hash))!, state: 'cancelled' });
  await expect(pauseRun(hash, aws.context())).rejects.toThrow(CancelledError);
});
