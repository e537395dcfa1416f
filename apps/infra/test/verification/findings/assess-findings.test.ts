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

describe('assessFindings', () => {
  test('returns findings that are not acknowledged', () => {
    expect(assessFindings([finding], [], ['production'])).toEqual({
      unacknowledged: [finding],
      acknowledged: 0,
      stale: [],
      excessive: [],
    });
  });

  test('counts findings whose exact rule and resource are acknowledged', () => {
    expect(assessFindings([finding], [acknowledgement], ['production'])).toEqual({
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
    const { unacknowledged } = assessFindings([finding], [{ ...acknowledgement, ...difference }], ['production']);
    expect(unacknowledged).toEqual([finding]);
  });

  test('returns acknowledgements, and parts of them, that match no finding', () => {
    const parts = { ...acknowledgement, rules: ['AwsSolutions-S1', 'Gone'], resources: ['TradesBucket', 'Other'] };
    expect(assessFindings([finding], [parts], ['production']).stale).toEqual([
      'Data: AwsSolutions-S1 on Other',
      'Data: Gone on TradesBucket',
      'Data: Gone on Other',
    ]);
  });

  test('does not expect findings of environments that were not checked', () => {
    const ofDev: Acknowledgement = { ...acknowledgement, environments: ['dev'] };
    expect(assessFindings([], [ofDev], ['production']).stale).toEqual([]);
    expect(assessFindings([], [ofDev], ['production', 'dev']).stale).toHaveLength(1);
  });

  test('allows a stack ten acknowledgements', () => {
    const many = (count: number) => Array.from({ length: count }, () => acknowledgement);
    expect(assessFindings([finding], many(MAX_ACKNOWLEDGEMENTS), ['production']).excessive).toEqual([]);
    expect(assessFindings([finding], many(MAX_ACKNOWLEDGEMENTS + 1), ['production']).excessive).toEqual([
      'Data: 11 acknowledgements, at most 10 are allowed',
    ]);
  });
});
