import type { Properties } from '@trading/template';
import { compareTemplates } from '../../src/templates/compare-templates';

const exported = (name: string) => ({ Outputs: { Vpc: { Value: 'vpc-1', Export: { Name: name } } } });

test('a removed or renamed export is a major change', () => {
  for (const after of [{}, exported('other')]) {
    expect(compareTemplates(exported('vpc-id'), after)).toContainEqual({
      bump: 'major',
      subject: 'Vpc (output)',
      change: 'is no longer exported as vpc-id',
      reason: 'CloudFormation rejects the update while another stack imports it',
    });
  }
});

test('recognises an export that moved to another logical id', () => {
  const after = { Outputs: { Network: exported('vpc-id').Outputs.Vpc } };
  expect(compareTemplates(exported('vpc-id'), after).map(({ bump }) => bump)).toEqual(['patch']);
});

const functionWith = (Properties: Properties) => ({ Resources: { F: { Type: 'AWS::Lambda::Function', Properties } } });

test('shows long values around their first difference', () => {
  const before = functionWith({ Environment: { Variables: { A: 'a'.repeat(100), B: 'b' } } });
  const after = functionWith({ Environment: { Variables: { A: 'a'.repeat(100), B: 'c' } } });
  const [finding] = compareTemplates(before, after);
  expect(finding?.change).toBe(`Environment: …${'a'.repeat(23)}","B":"b"}} → …${'a'.repeat(23)}","B":"c"}}`);
});

test('reports only the replacement of a replaced resource', () => {
  const before = functionWith({ PackageType: 'Zip', Timeout: 1 });
  const after = functionWith({ PackageType: 'Image', Timeout: 2 });
  expect(compareTemplates(before, after).map(({ change }) => change)).toEqual([
    'is replaced because of its PackageType',
  ]);
});

test('treats the resources of a removed stack as deleted', () => {
  const findings = compareTemplates(functionWith({}), {});
  expect(findings.map(({ subject, change }) => `${subject} ${change}`)).toEqual([
    'F (AWS::Lambda::Function) is deleted',
  ]);
});
