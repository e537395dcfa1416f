import { findPlan, UnknownPlanError } from '../../src/run/find-plan';
import { FakeAws } from '../fake-aws';

const [FIRST, SECOND] = ['abcdef0'.padEnd(64, '0'), 'abcdef1'.padEnd(64, '0')];

let aws: FakeAws;
const run = (plan: string) => ({
  ...{ plan, state: 'running' as const, concurrency: 1, files: 1, batches: 1, bytes: 1, startedAt: 1, executions: [] },
});

beforeEach(() => {
  aws = new FakeAws();
});

test.each([
  ['stored', async () => aws.s3.put(`backfills/${FIRST}/manifest.jsonl`, '')],
  ['recorded', () => aws.backfills.putRun(run(FIRST))],
])('finds a plan that is only %s, by its hash or a part of it', async (_, store) => {
  await store();
  expect(await findPlan(FIRST, aws.context())).toBe(FIRST);
  expect(await findPlan('abcdef', aws.context())).toBe(FIRST);
});

test('rejects a begin that several plans have', async () => {
  aws.s3.put(`backfills/${FIRST}/manifest.jsonl`, '');
  aws.s3.put(`backfills/${FIRST}/batches-1.jsonl`, '');
  await aws.backfills.putRun(run(FIRST));
  await aws.backfills.putRun(run(SECOND));
  await expect(findPlan('abcdef', aws.context())).rejects.toThrow(`found ${FIRST}, ${SECOND}.`);
  expect(await findPlan('abcdef1', aws.context())).toBe(SECOND);
});

test('rejects a begin that no plan has', async () => {
  aws.s3.put(`backfills/${FIRST}/manifest.jsonl`, '');
  await expect(findPlan('abcdef1', aws.context())).rejects.toThrow('begins with abcdef1, found none.');
});

test.each(['', 'abcde', 'ABCDEF', 'abcdeg', 'abcdef/', '0'.repeat(65)])(
  'rejects %j, which cannot be a hash',
  async (begin) => {
    aws.s3.put(`backfills/${FIRST}/manifest.jsonl`, '');
    await expect(findPlan(begin, aws.context())).rejects.toThrow(UnknownPlanError);
    await expect(findPlan(begin, aws.context())).rejects.toThrow('Expected 6 or more hexadecimal digits');
  },
);
