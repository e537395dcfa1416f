import type { Resource } from '@trading/template';
import { assessLedger, EMPTY_LEDGER, fingerprintOf, hasServedIn, writeLedger, type Override } from '../src';
import { bucket, stackWith } from './stacks';

const TODAY = new Date('2026-12-01T12:00:00Z');
const FUNCTION: Resource = { Type: 'AWS::Lambda::Function' };
const lifecycle = (ExpirationInDays: number) =>
  bucket({ BucketName: 'files', LifecycleConfiguration: { Rules: [{ ExpirationInDays, Status: 'Enabled' }] } });

test('pins what holds data, and what protects it, without tags and other resources', () => {
  const policy: Resource = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Files' } } };
  const tagged = bucket({ BucketName: 'files', Tags: [{ Key: 'Team', Value: 'data' }] });
  const stack = stackWith({ Files: tagged, Policy: policy, Code: FUNCTION }, { Outputs: { Name: { Value: 'files' } } });

  const { stacks } = writeLedger(EMPTY_LEDGER, [{ ...stack, terminationProtection: true }], [], TODAY);

  expect(stacks).toEqual({
    'us-east-1/data': {
      terminationProtection: true,
      template: { Resources: { Files: bucket({ BucketName: 'files' }), Policy: policy } },
    },
  });
});

test('pins parameters, mappings and conditions, which values may depend on, but not the parameter of the CDK', () => {
  const Days = { Type: 'Number', Default: 30 };
  const stack = stackWith({ Files: bucket() }, { Parameters: { Days, BootstrapVersion: { Default: 'x' } } });

  const { stacks } = writeLedger(EMPTY_LEDGER, [stack], [], TODAY);

  expect(stacks['us-east-1/data']?.template).toEqual({ Parameters: { Days }, Resources: { Files: bucket() } });
});

describe('the ledger of a stack', () => {
  const stack = stackWith({ Files: lifecycle(30), Code: FUNCTION });
  const ledger = writeLedger(EMPTY_LEDGER, [stack], [], TODAY);
  const assess = (resources: Readonly<Record<string, Resource>>) => {
    const { dangers, unpinned } = assessLedger(ledger, [stackWith(resources)]);
    return { dangers: dangers.map(({ rule }) => rule), unpinned };
  };

  test.each<[string, Readonly<Record<string, Resource>>]>([
    ['that does not change', { Files: lifecycle(30), Code: FUNCTION }],
    ['with fewer other resources', { Files: lifecycle(30) }],
    ['with other tags', { Files: { ...lifecycle(30), Properties: { ...lifecycle(30).Properties, Tags: [] } } }],
  ])('is current for a stack %s', (_name, resources) => {
    expect(assess(resources)).toEqual({ dangers: [], unpinned: [] });
  });

  test('shows what would be lost', () => {
    expect(assess({}).dangers).toEqual(['orphaned']);
    expect(assess({ Files: lifecycle(7) }).dangers).toEqual(['days-until-objects-expire']);
  });

  test('shows what is not pinned yet: new resources and raised protections', () => {
    const unpinned = ['Files of us-east-1/data'];
    expect(assess({ Files: lifecycle(30), More: bucket() })).toEqual({
      dangers: [],
      unpinned: ['More of us-east-1/data'],
    });
    expect(assess({ Files: lifecycle(90) })).toEqual({ dangers: [], unpinned });
    expect(assessLedger(EMPTY_LEDGER, [stack]).unpinned).toEqual(['us-east-1/data']);
  });

  test('records what was accepted, with the reason, so that its override serves once', () => {
    const planned = stackWith({ Files: lifecycle(7) });
    const [danger] = assessLedger(ledger, [planned]).dangers;
    const { rule, change } = danger!;
    const override: Override = {
      ...{ stack: 'us-east-1/data', resource: 'Files', rule, fingerprint: fingerprintOf(danger!) },
      ...{ reason: 'Files are kept elsewhere', expires: '2026-12-15' },
    };

    const next = writeLedger(ledger, [planned], [{ danger: danger!, override }], TODAY);

    expect(hasServedIn(ledger)(override)).toBe(false);
    expect(hasServedIn(next)(override)).toBe(true);
    expect(hasServedIn(next)({ ...override, expires: '2026-12-16' })).toBe(false);
    expect(next.changes).toEqual([
      {
        ...{
          day: '2026-12-01',
          stack: 'us-east-1/data',
          resource: 'Files',
          change,
          reason: 'Files are kept elsewhere',
        },
        override: `${override.fingerprint} until 2026-12-15`,
      },
    ]);
    expect(assessLedger(next, [planned])).toEqual({ dangers: [], unpinned: [] });
  });
});
