import {
  decodePlan,
  encodePlan,
  hashOf,
  InvalidPlanError,
  toBackfillBatch,
  toLines,
  type PlanHeader,
} from '../../src/plan/plan';
import { estimatePlan } from '../../src/plan/estimate';
import { PARAMETERS } from '../fake-aws';

const HEADER: PlanHeader = {
  ...{ bucket: 'bucket', prefixes: ['trades/'], mode: 'all', replay: 7, plannedAt: 1, toleratedFailurePercentage: 5 },
  ...{
    listed: { tradeFiles: 3, others: 1 },
    reasons: {},
    sample: { files: 1, failed: 0 },
    files: 3,
    bytes: 30,
    batches: 2,
  },
  estimate: estimatePlan({ files: 3, batches: 2, trades: 1, writeUnits: 1, milliseconds: 1 }, PARAMETERS),
};

const fileOf = (key: string) => ({ key, etag: 'etag', bytes: 10, reason: 'requested' as const });
const BATCHES = [[fileOf('trades/ä "1"\n.csv'), fileOf('b')], [{ ...fileOf('c'), versionId: 'v1' }]];

test('a plan is its header and its batches', () => {
  const bytes = encodePlan(HEADER, BATCHES);
  const hash = hashOf(bytes);
  const plan = decodePlan(hash, bytes);

  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(plan).toEqual({ hash, header: HEADER, batches: BATCHES.map((files, batch) => ({ batch, files })) });
  expect(bytes.toString().split('\n')).toHaveLength(4);
});

test('a batch has everything that the function needs', () => {
  const bytes = encodePlan(HEADER, BATCHES);
  const plan = decodePlan(hashOf(bytes), bytes);
  expect(toBackfillBatch(plan, plan.batches[1]!)).toEqual({
    ...{ plan: plan.hash, batch: 1, bucket: 'bucket', replay: 7, toleratedFailurePercentage: 5, files: BATCHES[1] },
  });
});

test('rejects bytes with another hash', () => {
  const bytes = encodePlan(HEADER, BATCHES);
  const hash = hashOf(bytes);
  bytes[bytes.length - 5]! ^= 1;
  expect(() => decodePlan(hash, bytes)).toThrow(InvalidPlanError);
  expect(() => decodePlan(hash, bytes)).toThrow(`expected bytes with this hash, found ${hashOf(bytes)}`);
});

test('rejects another format', () => {
  const bytes = toLines([{ ...HEADER, format: 2 }]);
  expect(() => decodePlan(hashOf(bytes), bytes)).toThrow('expected format 1, found 2');
});
