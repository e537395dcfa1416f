import { namesIn, REFERENCE, type NameKind } from '../../src/names/names-in';

const LOCATION = { account: '333333333333', region: 'us-east-1' };

/** The names in a value, as `kind text`. */
function named(value: unknown): string[] {
  return namesIn(value, LOCATION).map(({ kind, text }) => `${kind} ${text}`);
}

describe('namesIn', () => {
  test.each<[NameKind, string]>([
    ['account', '610274839156'],
    ['ARN', 'arn:aws:lambda:us-east-1:610274839156:layer:tools:3'],
    ['ARN', 'arn:aws:backup:us-west-2:610274839156:backup-vault:vault'],
    ['ARN', 'arn:aws:logs:us-east-1:610274839156:destination:logs'],
    ['ARN', 'arn:aws:kinesis:us-east-1:610274839156:stream/trades'],
    ['ARN', 'arn:aws:cloudfront::610274839156:distribution/EDFDVBD632BHDS5'],
    ['ARN', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    ['ARN', 'arn:aws:s3:::bucket/trades/*'],
    ['ARN', 'arn:aws:dynamodb:*:*:table/*'],
    ['ARN', 'arn:*:s3:::*'],
    ['organization', 'o-a1b2c3d4e5'],
    ['organization', 'ou-a1b2-c3d4e5f6'],
    ['service', 'ec2.amazonaws.com'],
    ['service', 'delivery.logs.amazonaws.com'],
    ['service', 'states.us-east-1.amazonaws.com'],
    ['id', 'vpc-0a1b2c3d4e5f67890'],
    ['id', 'vpce-1a2b3c4d'],
    ['id', 'ami-0a1b2c3d4e5f67890'],
    ['id', 'EDFDVBD632BHDS5'],
    ['id', 'AROADBQP57FF2AEXAMPLE'],
    ['id', '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'],
  ])('finds the %s %s, whatever property it is the value of', (kind, text) => {
    const expected = [{ kind, text, location: 'Anything/0/Deep' }];
    expect(namesIn({ Anything: [{ Deep: text }] }, LOCATION)).toEqual(expected);
  });

  test('finds names in longer texts', () => {
    expect(named('{"Resource":"arn:aws:sns:us-east-1:610274839156:topic","Account":"708193625410"}')).toEqual([
      'ARN arn:aws:sns:us-east-1:610274839156:topic',
      'account 708193625410',
    ]);
    expect(named("connect-src 'self' https://login.example wss://feed.example:8443/v1")).toEqual([
      'host login.example',
      'host feed.example:8443',
    ]);
    expect(named('https://sqs.us-east-1.amazonaws.com/610274839156/queue')).toEqual([
      'host sqs.us-east-1.amazonaws.com',
      'account 610274839156',
    ]);
    expect(named('s3://bucket/exports/')).toEqual(['bucket bucket']);
    expect(named('{"Bucket":"trades","Key.$":"$.key"}')).toEqual(['bucket trades']);
  });

  test('treats the root of an account as the account', () => {
    expect(named('arn:aws:iam::610274839156:root')).toEqual(['account 610274839156']);
  });

  test.each([
    ['Bucket', 'bucket'],
    ['DestinationBucketName', 'bucket'],
    ['BUCKET_NAME', 'bucket'],
    ['DomainName', 'host'],
    ['Federated', 'host'],
    ['TargetBackupVault', 'resource'],
    ['StreamName', 'resource'],
    ['TABLE_NAME', 'resource'],
    ['LogGroupName', 'resource'],
  ])('finds the plain name of a resource as the value of %s', (key, kind) => {
    expect(named({ [key]: 'strange' })).toEqual([`${kind} strange`]);
    expect(named({ [key]: ['strange'] })).toEqual([`${kind} strange`]);
    expect(named({ [key]: { Ref: 'Own' } })).toEqual([]);
  });

  test('finds the plain name of a resource in a pattern of events', () => {
    expect(named({ detail: { bucket: { name: ['strange'] } } })).toEqual(['bucket strange']);
  });

  test.each([
    'handler.handler',
    'com.amazonaws.us-east-1.sqs',
    '5b0a7f4f2c6d4e5f8a9b5b0a7f4f2c6d4e5f8a9b5b0a7f4f2c6d4e5f8a9b0000.zip',
    '1234567890123',
    'trades-333333333333-production',
    'o-clock',
    42,
    true,
    null,
  ])('finds no name in %s', (value) => {
    expect(named({ Handler: value })).toEqual([]);
  });

  test('resolves intrinsic functions, and marks references', () => {
    const arn = (...parts: unknown[]) => ({ 'Fn::Join': ['', ['arn:', ...parts]] });
    expect(
      named([
        arn({ Ref: 'AWS::Partition' }, ':sns:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':x'),
        arn('aws:sqs:us-east-1:610274839156:', { 'Fn::GetAtt': ['Queue', 'QueueName'] }),
        arn('aws:sqs:us-east-1:610274839156:', { 'Fn::Select': [0, ['a']] }),
        { 'Fn::Sub': 'arn:aws:s3:::${Bucket}/${!Literal}' },
        { 'Fn::Sub': ['arn:aws:s3:::${Name}-${Other}', { Name: 'x', Other: { 'Fn::If': [] } }] },
        { 'Fn::Join': ['.', ['events', { Ref: 'AWS::URLSuffix' }]] },
        { 'Fn::Join': [',', { 'Fn::GetAtt': ['Nested', 'List'] }] },
      ]),
    ).toEqual([
      'ARN arn:aws:sns:us-east-1:333333333333:x',
      `ARN arn:aws:sqs:us-east-1:610274839156:${REFERENCE}`,
      `ARN arn:aws:sqs:us-east-1:610274839156:${REFERENCE}`,
      `ARN arn:aws:s3:::${REFERENCE}/\${!Literal}`,
      `ARN arn:aws:s3:::x-${REFERENCE}`,
      'service events.amazonaws.com',
    ]);
  });

  test('finds the exports that are imported', () => {
    expect(namesIn({ Subnet: { 'Fn::ImportValue': 'stack:Output' } }, LOCATION)).toEqual([
      { kind: 'export', text: 'stack:Output', location: 'Subnet' },
    ]);
    expect(named({ 'Fn::ImportValue': { 'Fn::If': [] } })).toEqual([`export ${REFERENCE}`]);
  });

  test('searches objects that refer to each other once', () => {
    const settings: Record<string, unknown> = { topic: '610274839156' };
    settings['self'] = settings;
    expect(named(settings)).toEqual(['account 610274839156']);
  });
});
