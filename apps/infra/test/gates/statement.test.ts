import { statementsOf } from '../../src/gates/statement';

describe('statementsOf', () => {
  test('finds statements in all properties, however deep', () => {
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn', Principal: '*' };
    const resource = {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        PolicyDocument: { Statement: [statement] },
        Replicas: [{ ResourcePolicy: { PolicyDocument: { Statement: { ...statement, Effect: 'Deny' } } } }],
        TableName: 't',
      },
    };

    expect(statementsOf(resource)).toEqual([
      {
        property: 'PolicyDocument',
        effect: 'Allow',
        actions: ['s3:GetObject'],
        resources: ['arn'],
        principal: '*',
        condition: undefined,
      },
      expect.objectContaining({ property: 'Replicas', effect: 'Deny' }),
    ]);
  });

  test('treats NotAction and NotPrincipal as wildcards', () => {
    const Statement = [{ Effect: 'Allow', NotAction: 'iam:*', NotPrincipal: { AWS: 'x' } }];
    expect(statementsOf({ Type: 'AWS::IAM::Role', Properties: { Policy: { Statement } } })).toMatchObject([
      { actions: ['*'], principal: '*' },
    ]);
  });

  test('finds none in a resource without properties', () => {
    expect(statementsOf({ Type: 'AWS::SNS::Topic' })).toEqual([]);
  });
});
