import { actionsOn, allowedActions, isManagement } from '../../../../verification/verify/strangers/actions';

describe('actionsOn', () => {
  test('depends on the resource', () => {
    expect(actionsOn('arn:aws:s3:::x')).toContain('s3:ListBucket');
    expect(actionsOn('arn:aws:s3:::x')).not.toContain('s3:GetObject');
    expect(actionsOn('arn:aws:s3:::x/y')).toContain('s3:GetObject');
    expect(actionsOn('arn:aws:kms:us-east-1:111111111111:key/x')).toContain('kms:Decrypt');
  });

  test('adds what Allow statements name', () => {
    const statements = [
      { Effect: 'Allow', Action: ['glue:GetTable', 'glue:Delete*', '*'] },
      { Effect: 'Deny', Action: 'glue:GetJob' },
    ];
    expect(actionsOn('arn:aws:glue:us-east-1:111111111111:table/x', statements)).toEqual([
      'glue:GetTable',
      'glue:DeleteAny',
    ]);
  });

  test('does not repeat what it asks anyway', () => {
    const arn = 'arn:aws:sqs:us-east-1:111111111111:x';
    expect(actionsOn(arn, [{ Effect: 'Allow', Action: ['sqs:*', 'SQS:sendmessage'] }])).toEqual(actionsOn(arn));
  });
});

describe('allowedActions', () => {
  test.each([
    ['sqs:SendMessage', ['sqs:SendMessage']],
    ['sqs:Send*', ['sqs:SendMessage']],
    ['glue:Get?ob*', ['glue:GetxobAny']],
    ['sts:assumerole', ['sts:assumerole']],
  ])('%s', (Action, expected) => {
    expect(allowedActions({ Action })).toEqual(expected);
  });
});

describe('isManagement', () => {
  test('is true for changes of resources and policies', () => {
    expect(['s3:PutBucketPolicy', 'dynamodb:UpdateItem', 'sqs:PurgeQueue'].map(isManagement)).toEqual([
      true,
      false,
      true,
    ]);
  });
});
