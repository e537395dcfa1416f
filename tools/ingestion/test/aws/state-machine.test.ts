import { isRunning, StateMachine } from '../../src/aws/state-machine';
import { FakeStepFunctions, STATE_MACHINE_ARN } from '../fake-step-functions';

let fake: FakeStepFunctions;
let machine: StateMachine;
let calls: string[];

const ARN = 'arn:aws:states:us-east-1:000000000000:execution:backfill:name';

beforeEach(() => {
  calls = [];
  fake = new FakeStepFunctions(
    () => 5_000,
    () => '{}\n',
    () => Promise.resolve(true),
    async (name, act) => {
      calls.push(name);
      return act();
    },
  );
  machine = new StateMachine(fake.client, STATE_MACHINE_ARN);
});

test('starts an execution with the key of a list, once for each name', async () => {
  await machine.start('name', 'key');
  await machine.start('name', 'key');
  expect(machine.arnOf('name')).toBe(ARN);
  expect(fake.executions).toMatchObject([{ arn: ARN, input: '{"key":"key"}' }]);
});

test('describes an execution that runs, and one that has failed', async () => {
  await machine.start('name', 'key');
  fake.failure = 'States.Timeout';
  const running = await machine.find(ARN);
  expect(running).toEqual({ arn: ARN, status: 'RUNNING', startedAt: 5_000 });
  expect(isRunning(running)).toBe(true);
  const failed = await machine.find(ARN);
  expect(failed).toEqual({ arn: ARN, status: 'FAILED', startedAt: 5_000, endedAt: 5_000, reason: 'States.Timeout' });
  expect(isRunning(failed)).toBe(false);
});

test('finds no execution that does not exist', async () => {
  expect(await machine.find(ARN)).toBeUndefined();
  expect(isRunning(undefined)).toBe(false);
});

test('stops an execution', async () => {
  await machine.start('name', 'key');
  await machine.stop(ARN, 'test');
  expect(fake.executions[0]!.status).toBe('ABORTED');
});

test('an execution that has ended meanwhile need not be stopped', async () => {
  await machine.start('name', 'key');
  await machine.stop(ARN, 'test');
  await machine.stop(ARN, 'test');
  expect(fake.executions[0]!.status).toBe('ABORTED');
});

test('fails if an execution that runs cannot be stopped', async () => {
  await machine.start('name', 'key');
  fake.callsAtOnce = 0;
  const send = (command: { constructor: { name: string } }) =>
    command.constructor.name === 'StopExecutionCommand'
      ? Promise.reject(new Error('denied'))
      : fake.client.send(command as never);
  machine = new StateMachine({ send } as never, STATE_MACHINE_ARN);
  await expect(machine.stop(ARN, 'test')).rejects.toThrow('denied');
});

test('sets the concurrency if it is another one', async () => {
  await machine.start('name', 'key');
  expect(await machine.setConcurrency(ARN, 8)).toBe(true);
  expect(fake.executions[0]!.maxConcurrency).toBe(8);
  calls.length = 0;
  expect(await machine.setConcurrency(ARN, 8)).toBe(true);
  expect(calls).toEqual(['ListMapRunsCommand', 'DescribeMapRunCommand']);
});

test('sets no concurrency of an execution that has ended', async () => {
  await machine.start('name', 'key');
  await machine.stop(ARN, 'test');
  expect(await machine.setConcurrency(ARN, 8)).toBe(false);
  expect(fake.executions[0]!.maxConcurrency).toBe(3);
});

test.each(['start', 'find'] as const)('%s fails with any other error', async (method) => {
  const send = () => Promise.reject(Object.assign(new Error('denied'), { name: 'AccessDeniedException' }));
  machine = new StateMachine({ send } as never, STATE_MACHINE_ARN);
  await expect(machine[method]('name', 'key')).rejects.toThrow('denied');
});
