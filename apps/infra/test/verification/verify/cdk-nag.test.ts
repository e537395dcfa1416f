import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nagFindings } from '../../../verification/verify/cdk-nag';

describe('nagFindings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nag-'));
  const file = join(folder, 'x.template.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('names the rule and the resource, for every pack', () => {
    writeFileSync(file, JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } }));

    const findings = nagFindings(file);

    expect(findings).toContainEqual(expect.objectContaining({ rule: 'AwsSolutions-S1', logicalId: 'Bucket' }));
    const packs = new Set(findings.map(({ rule }) => rule.replace(/-[^-]+$/, '')));
    expect([...packs].sort()).toEqual([
      'AwsSolutions',
      'HIPAA.Security',
      'NIST.800.53.R4',
      'NIST.800.53.R5',
      'PCI.DSS.321',
    ]);
  });

  test('checks serverless functions', () => {
    const Function = { Type: 'AWS::Lambda::Function', Properties: { Code: {}, Role: 'arn:aws:iam::1:role/r' } };
    writeFileSync(file, JSON.stringify({ Resources: { Function } }));

    expect(nagFindings(file).map(({ rule }) => rule)).toContain('Serverless-LambdaTracing');
  });
});
