import type { Acknowledgement } from '../../../verification/findings/acknowledgement';
import { assessFindings, MAX_ACKNOWLEDGEMENTS } from '../../../verification/findings/assess-findings';
import type { StackFinding } from '../../../verification/findings/finding';

const finding: StackFinding = {
  environment: 'production',
  stack: 'Data',
  rule: 'AwsSolutions-S1',
  logicalId: 'TradesBucket31B64AFC',
  description: 'The bucket has no access logs.',
};
const acknowledgement: Acknowledgement = {
  stack: 'Data',
  rules: ['AwsSolutions-S1'],
  resources: ['TradesBucket'],
  reason: 'because',
};

const STACKS = [{ stack: 'Data' }, { stack: 'Ingestion' }] as const;
const PRODUCTION = new Map([['production', STACKS]] as const);

describe('assessFindings', () => {
  test('returns findings that are not acknowledged', () => {
    expect(assessFindings([finding], [], PRODUCTION)).toEqual({
      unacknowledged: [finding],
      acknowledged: 0,
      stale: [],
      excessive: [],
    });
  });

  test('counts findings whose exact rule and resource are acknowledged', () => {
    expect(assessFindings([finding], [acknowledgement], PRODUCTION)).toEqual({
      unacknowledged: [],
      acknowledged: 1,
      stale: [],
      excessive: [],
    });
  });

  test.each<[string, Partial<Acknowledgement>]>([
    ['another rule', { rules: ['AwsSolutions-S10'] }],
    ['another resource', { resources: ['Trades'] }],
    ['another stack', { stack: 'Ingestion' }],
    ['another environment', { environments: ['dev'] }],
  ])('does not apply the acknowledgement of %s', (_name, difference) => {
    const { unacknowledged } = assessFindings([finding], [{ ...acknowledgement, ...difference }], PRODUCTION);
    expect(unacknowledged).toEqual([finding]);
  });

  test('returns acknowledgements, and parts of them, that match no finding', () => {
    const parts = { ...acknowledgement, rules: ['AwsSolutions-S1', 'Gone'], resources: ['TradesBucket', 'Other'] };
    expect(assessFindings([finding], [parts], PRODUCTION).stale).toEqual([
      'Data: AwsSolutions-S1 on Other',
      'Data: Gone on TradesBucket',
      'Data: Gone on Other',
    ]);
  });

  test('does not expect findings of environments that were not checked', () => {
    const ofDev: Acknowledgement = { ...acknowledgement, environments: ['dev'] };
    expect(assessFindings([], [ofDev], PRODUCTION).stale).toEqual([]);
    const both = new Map([...PRODUCTION, ['dev', STACKS]] as const);
    expect(assessFindings([], [ofDev], both).stale).toHaveLength(1);
  });

  test('does not expect findings of stacks that the environment does not have', () => {
    const ofPage: Acknowledgement = { ...acknowledgement, stack: 'Web' };
    expect(assessFindings([], [ofPage], PRODUCTION).stale).toEqual([]);
    const withPage = new Map([['production', [...STACKS, { stack: 'Web' }]]] as const);
    expect(assessFindings([], [ofPage], withPage).stale).toHaveLength(1);
  });

  test('allows a stack ten acknowledgements', () => {
    const many = (count: number) => Array.from({ length: count }, () => acknowledgement);
    expect(assessFindings([finding], many(MAX_ACKNOWLEDGEMENTS), PRODUCTION).excessive).toEqual([]);
    expect(assessFindings([finding], many(MAX_ACKNOWLEDGEMENTS + 1), PRODUCTION).excessive).toEqual([
      'Data: 11 acknowledgements, at most 10 are allowed',
    ]);
  });
});
