import type { Acknowledgement } from '../../../verification/findings/acknowledgement';
import { ACKNOWLEDGEMENTS } from '../../../verification/verify/acknowledgements';
import { judge, MAX_ACKNOWLEDGEMENTS, type StackFinding } from '../../../verification/findings/assess-findings';

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

describe('judge', () => {
  test('leaves open what nobody acknowledges', () => {
    expect(judge([finding], [], ['production'])).toEqual({
      open: [finding],
      acknowledged: 0,
      stale: [],
      excessive: [],
    });
  });

  test('takes an acknowledgement of the exact rule on the exact resource', () => {
    expect(judge([finding], [acknowledgement], ['production'])).toEqual({
      open: [],
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
  ])('does not take one for %s', (_name, difference) => {
    expect(judge([finding], [{ ...acknowledgement, ...difference }], ['production']).open).toEqual([finding]);
  });

  test('finds an acknowledgement, or a part of one, that nothing answers to', () => {
    const parts = { ...acknowledgement, rules: ['AwsSolutions-S1', 'Gone'], resources: ['TradesBucket', 'Other'] };
    expect(judge([finding], [parts], ['production']).stale).toEqual([
      'Data: AwsSolutions-S1 on Other',
      'Data: Gone on TradesBucket',
      'Data: Gone on Other',
    ]);
  });

  test('holds nobody to acknowledgements of environments that were not verified', () => {
    const ofDev: Acknowledgement = { ...acknowledgement, environments: ['dev'] };
    expect(judge([], [ofDev], ['production']).stale).toEqual([]);
    expect(judge([], [ofDev], ['production', 'dev']).stale).toHaveLength(1);
  });

  test('allows a stack ten acknowledgements', () => {
    const many = (count: number) => Array.from({ length: count }, () => acknowledgement);
    expect(judge([finding], many(MAX_ACKNOWLEDGEMENTS), ['production']).excessive).toEqual([]);
    expect(judge([finding], many(MAX_ACKNOWLEDGEMENTS + 1), ['production']).excessive).toEqual([
      'Data: 11 acknowledgements, at most 10 are allowed',
    ]);
  });
});

describe('the acknowledgements', () => {
  test.each(ACKNOWLEDGEMENTS.map((item) => [`${item.stack}: ${item.rules[0]}`, item] as const))(
    'give a reason for %s',
    (_name, { reason, rules, resources }) => {
      expect(reason.length).toBeGreaterThan(30);
      expect(rules.length * resources.length).toBeGreaterThan(0);
    },
  );
});
