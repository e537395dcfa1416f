import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack, Token } from 'aws-cdk-lib/core';
import { DataBackup, DataBucket, DataTable } from '../../src';

const number = () => Token.asNumber({ Ref: 'Number' });

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

test('recovery periods must be known at synthesis', () => {
  expect(
    () =>
      new DataTable(stack, 'Table', {
        recoveryPeriodInDays: number(),
        replicas: [{ region: 'eu-central-1', recoveryPeriodInDays: number() }],
      }),
  ).toThrow(
    '`recoveryPeriodInDays` must be known at synthesis, got: a token\n' +
      '`replicas[eu-central-1].recoveryPeriodInDays` must be known at synthesis, got: a token',
  );
});

test.each<[string, (hours: Duration) => unknown]>([
  ['noncurrentVersionExpiration', (hours) => new DataBucket(stack, 'B', { noncurrentVersionExpiration: hours })],
  ['expiration', (hours) => new DataBucket(stack, 'B', { expiration: hours })],
  [
    'transitionToIntelligentTieringAfter',
    (hours) => new DataBucket(stack, 'B', { transitionToIntelligentTieringAfter: hours }),
  ],
  ['retention', (hours) => new DataBackup(stack, 'B', { retention: hours })],
  ['vaultLock.minRetention', (hours) => new DataBackup(stack, 'B', { vaultLock: { minRetention: hours } })],
  [
    'vaultLock.changeableFor',
    (hours) => new DataBackup(stack, 'B', { vaultLock: { minRetention: Duration.days(1), changeableFor: hours } }),
  ],
])('`%s` must be in days if it is a token', (prop, construct) => {
  expect(() => construct(Duration.hours(number()))).toThrow(
    `\`${prop}\` must be in days if its value is a token, got: hours`,
  );
});

test('`maxLatency` must be in seconds if it is a token', () => {
  const destination = s3.Bucket.fromBucketName(stack, 'Copies', 'copies');
  const replicate = (maxLatency: Duration) =>
    new DataBucket(stack, maxLatency.unitLabel(), {
      bucketName: 'files',
      replication: { destination, destinationVersioned: true, maxLatency },
    });
  expect(() => replicate(Duration.minutes(number()))).toThrow(
    '`maxLatency` must be in seconds if its value is a token, got: minutes',
  );
  expect(() => replicate(Duration.seconds(number()))).not.toThrow();
});

test('`vaultLock.changeableFor` must be at least three days', () => {
  const vaultLock = { minRetention: Duration.days(1), changeableFor: Duration.hours(48) };
  expect(() => new DataBackup(stack, 'B', { vaultLock })).toThrow(
    '`vaultLock.changeableFor` must be a whole number of days of at least 3, got: 2',
  );
});
