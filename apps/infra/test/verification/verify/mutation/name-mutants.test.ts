import type { Template } from '@trading/template';
import { ENVIRONMENTS } from '../../../../src/environments';
import { knownNames } from '../../../../src/names/known-names';
import { territoryOf } from '../../../../src/names/own-names';
import { nameMutantsOf, nameMutationScore } from '../../../../verification/verify/mutation/name-mutants';
import { synthesise } from '../../../synthesise';

const TERRITORY = { account: '333333333333', regions: ['us-east-1'] } as const;

const DATA: Template = {
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Policy: {
      Type: 'AWS::S3::AccessGrant',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        Parts: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/x']] },
        Owner: ['333333333333', 'lambda.amazonaws.com'],
      },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Bucket' }, Export: { Name: 'data:Bucket' } } },
};

/** The values that the mutants of a resource have instead of its own. */
function changesOf(template: Template, logicalId: string): string[] {
  return nameMutantsOf(template, [DATA])
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${logicalId}: `) && name.includes(' becomes '));
}

describe('nameMutantsOf', () => {
  test('replaces references and names wherever they are', () => {
    expect(changesOf(DATA, 'Policy')).toEqual([
      'Policy: Bucket becomes strange-thing',
      'Policy: Parts/Fn::Join/1/0 becomes arn:aws:s3:us-east-1:610274839156:strange-thing',
      'Policy: Owner/0 becomes 610274839156',
      'Policy: Owner/1 becomes ec2.amazonaws.com',
    ]);
  });

  test('follows imports', () => {
    const Properties = { Bucket: { 'Fn::ImportValue': 'data:Bucket' }, Other: { 'Fn::ImportValue': 'none' } };
    expect(changesOf({ Resources: { Import: { Type: 'T', Properties } } }, 'Import')).toEqual([
      'Import: Bucket becomes strange-thing',
    ]);
  });

  test('leaves the template unchanged', () => {
    const before = structuredClone(DATA);
    nameMutantsOf(DATA, [DATA]);
    expect(DATA).toEqual(before);
  });
});

describe('nameMutationScore', () => {
  test('finds every foreign name in the templates of production', () => {
    const templates = Object.values(synthesise('production')).map(({ template }) => template);
    const score = nameMutationScore(templates, territoryOf(ENVIRONMENTS.production), knownNames('production'));

    expect(score.mutants).toBeGreaterThan(500);
    expect(score).toMatchObject({ undetected: [], unused: [] });
  });

  test('names mutants that are not found, and changes that fit no resource', () => {
    const known = [{ name: '610274839156', purpose: 'The foreign account, for this test' }];
    const { undetected, unused } = nameMutationScore([DATA], TERRITORY, [
      ...known,
      { name: 'lambda.amazonaws.com', purpose: 'The service of this test' },
    ]);

    expect(undetected).toContain('Policy: Owner/0 becomes 610274839156');
    expect(unused).toContain('AWS::EC2::FlowLog: write flow logs to another log group');
  });
});
