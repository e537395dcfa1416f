import { TEMPLATE_RULES } from '../../../src/gates/check-template';
import { COUNTED, renderCounts } from '../../../verification/verify/counts';

const finding = { environment: 'dev', stack: 'Ingestion', logicalId: 'Role', description: '' } as const;

describe('renderCounts', () => {
  test('counts the findings of each rule, and no others', () => {
    const findings = ['no-inline-policy', 'no-inline-policy', 'no-custom-resource', 'tags'].map((rule) => ({
      ...finding,
      rule,
    }));

    expect(renderCounts(findings)).toBe(
      'wildcard actions: 0, hidden functions: 0, custom resources: 1, AWS-managed policies: 0, inline policies: 2, ' +
        'trust statements without a condition: 0',
    );
  });

  test('counts findings of existing rules', () => {
    expect(TEMPLATE_RULES.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.values(COUNTED)));
  });
});
