import { execute } from '../src/execute';
import type { Command } from '../src/arguments';
import { FakeAws } from './fake-aws';

test('the commands plan, run, show, pause, retry and cancel a backfill, by a part of its hash', async () => {
  const aws = new FakeAws();
  aws.upload('trades/a.csv', 'trades/b.csv', 'trades/c.csv', 'trades/d.csv');
  aws.refused.add('trades/b.csv');
  const run = (command: Omit<Extract<Command, { name: 'status' }>, 'name' | 'environment'> | object) =>
    execute({ environment: 'local', ...command } as Command, aws.context());

  expect(await run({ name: 'plan', prefixes: ['trades/'], mode: 'missing', toleratedFailurePercentage: 5 })).toBe(true);
  const [hash] = aws.planHashes();
  const begin = hash!.slice(0, 6);
  expect(await run({ name: 'run', begin, detach: true })).toBe(true);
  expect(await run({ name: 'pause', begin })).toBe(true);
  aws.takePrinted();
  expect(await run({ name: 'status', failures: false })).toBe(true);
  expect(aws.takePrinted()).toContain('paused');
  expect(await run({ name: 'run', begin })).toBe(false);
  aws.takePrinted();
  expect(await run({ name: 'status', begin, failures: false })).toBe(true);
  expect(aws.takePrinted()).toContain('3 files done, 1 failed, 0 left.');
  expect(await run({ name: 'status', begin, failures: true })).toBe(true);
  expect(JSON.parse(aws.takePrinted())).toMatchObject({ key: 'trades/b.csv' });
  aws.refused.clear();
  expect(await run({ name: 'retry', begin })).toBe(true);
  expect(await run({ name: 'cancel', begin })).toBe(true);
  expect(aws.planHashes()).toHaveLength(1);
});
