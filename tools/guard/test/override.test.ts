import { assessDangers, fingerprintOf, type Danger, type Override } from '../src';

const TODAY = new Date('2026-12-01T12:00:00Z');
const DANGER: Danger = {
  stack: 'us-east-1/data',
  logicalId: 'Files',
  type: 'AWS::S3::Bucket',
  rule: 'replaced',
  certainty: 'certain',
  change: 'is replaced because of its BucketName, files → others',
  reason: 'the new resource does not have its objects',
};
const OVERRIDE: Override = {
  stack: 'us-east-1/data',
  resource: 'Files',
  rule: 'replaced',
  fingerprint: fingerprintOf(DANGER),
  reason: 'The objects were copied to the new bucket',
  expires: '2026-12-31',
};

function assess(overrides: readonly Override[], { hasServed = false, danger = DANGER } = {}) {
  return assessDangers([danger], overrides, TODAY, () => hasServed);
}

test('accepts a danger by its override', () => {
  expect(assess([OVERRIDE])).toEqual({ refused: [], accepted: [{ danger: DANGER, override: OVERRIDE }] });
});

test.each([
  ['today', '2026-12-01'],
  ['in thirty days', '2026-12-31'],
])('accepts a danger by an override that expires %s', (_name, expires) => {
  expect(assess([{ ...OVERRIDE, expires }]).accepted).toHaveLength(1);
});

test.each<[string, Partial<Override>, string]>([
  ['for other values', { fingerprint: '0123456789ab' }, 'its override is for another change (0123456789ab)'],
  ['without a reason', { reason: ' ' }, 'its override has no reason'],
  ['that expired', { expires: '2026-11-30' }, 'its override expired on 2026-11-30'],
  ['that is valid for longer', { expires: '2027-01-01' }, 'its override must expire within 30 days, found: 2027-01-01'],
  ['without a day', { expires: 'soon' }, 'its override must have an expiry date such as 2027-01-15, found: soon'],
])('refuses a danger with an override %s', (_name, change, problem) => {
  expect(assess([{ ...OVERRIDE, ...change }])).toEqual({ refused: [{ danger: DANGER, problem }], accepted: [] });
});

test('refuses a danger whose override has served', () => {
  const problem = 'its override has served already';
  expect(assess([OVERRIDE], { hasServed: true }).refused).toEqual([{ danger: DANGER, problem }]);
});

test.each<[string, Partial<Override>]>([
  ['stack', { stack: 'us-west-2/data' }],
  ['resource', { resource: 'Other' }],
  ['rule', { rule: 'removed' }],
])('refuses a danger whose only override is for another %s', (_name, change) => {
  expect(assess([{ ...OVERRIDE, ...change }])).toEqual({ refused: [{ danger: DANGER }], accepted: [] });
});

test('accepts a danger again by a further override, after the first has served', () => {
  const further = { ...OVERRIDE, expires: '2026-12-30' };
  const { accepted } = assessDangers([DANGER], [OVERRIDE, further], TODAY, (override) => override === OVERRIDE);
  expect(accepted).toEqual([{ danger: DANGER, override: further }]);
});
