import { violationsOf } from './violations';

/** Returns the violations of a bucket of the rules for objects. */
function violations(Properties: Record<string, unknown>): string[] {
  return violationsOf({ Type: 'AWS::S3::Bucket', Properties }).filter((violation) =>
    /^bucket-(?:blocks-customer-keys|names-origins|objects-are-readable)/.test(violation),
  );
}

const BucketEncryption = {
  ServerSideEncryptionConfiguration: [{ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }],
};

test('the rules require a bucket to block keys of the caller', () => {
  expect(violations({ BucketEncryption })).toEqual([]);
  expect(violations({})).toEqual(['bucket-blocks-customer-keys at Properties/BucketEncryption']);
});

test('the rules reject every web page as an origin', () => {
  const cors = (...AllowedOrigins: string[]) => ({
    BucketEncryption,
    CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins }] },
  });
  expect(violations(cors('https://charts.example.com'))).toEqual([]);
  expect(violations(cors('https://charts.example.com', '*'))).toEqual([
    'bucket-names-origins at Properties/CorsConfiguration',
  ]);
});

test.each([
  ['GLACIER_IR', []],
  ['DEEP_ARCHIVE', ['bucket-objects-are-readable at Properties/LifecycleConfiguration/Rules/0/Transitions']],
])('the rules judge a move of objects to %s', (StorageClass, expected) => {
  const Rules = [{ Status: 'Enabled', Transitions: [{ StorageClass, TransitionInDays: 30 }] }];
  expect(violations({ BucketEncryption, LifecycleConfiguration: { Rules } })).toEqual(expected);
});
