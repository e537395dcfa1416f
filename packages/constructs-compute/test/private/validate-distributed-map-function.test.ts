import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import { DistributedMapFunctionProps, DistributedMapItems } from '../../src';
import { validateDistributedMapFunction } from '../../src/private/validate-distributed-map-function';

const TOKEN = Lazy.number({ produce: () => 7 });
const NAME = Lazy.string({ produce: () => '?' });

const stack = new Stack(undefined, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'files');

const withPrefix = (prefix: string) => ({ items: DistributedMapItems.objects(bucket, { prefix }) });

let imported = 0;
const withBucket = (attributes: Partial<s3.BucketAttributes>) => ({
  items: DistributedMapItems.jsonLines(
    s3.Bucket.fromBucketAttributes(stack, `Imported${imported++}`, { bucketName: 'files', ...attributes }),
    { prefix: 'lists/' },
  ),
});

const elsewhere = (got: string) =>
  '`items.bucket` must be in the account and region of the function, 111122223333 and eu-west-1, ' +
  `got: ${got}; copy or replicate its objects instead`;

const prefixError = (prefix: string) =>
  `\`items.prefix\` must not be empty or contain "*", "?" or "$", which would allow other keys, got: "${prefix}"`;

test.each<[Partial<DistributedMapFunctionProps>, string[]]>([
  [{}, []],
  [{ memorySize: 127 }, ['`memorySize` must be an integer between 128 and 10240, got: 127']],
  [{ timeout: Duration.minutes(15) }, []],
  [{ timeout: Duration.seconds(TOKEN) }, ['`timeout` must be known at synthesis, got: a token']],

  [withPrefix('lists/'), []],
  [withPrefix(NAME), []],
  [withPrefix(''), [prefixError('')]],
  [withPrefix('*'), [prefixError('*')]],
  [withPrefix('list?/'), [prefixError('list?/')]],
  [withPrefix('${aws:username}/'), [prefixError('${aws:username}/')]],
  [withBucket({ account: '111122223333', region: 'eu-west-1' }), []],
  [withBucket({ account: '444455556666' }), [elsewhere('444455556666 and eu-west-1')]],
  [withBucket({ region: 'eu-central-1' }), [elsewhere('111122223333 and eu-central-1')]],
  [withBucket({ encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1') }), []],
  [
    withBucket({ encryptionKey: kms.Alias.fromAliasName(stack, 'Alias', 'alias/shared') }),
    [
      '`items.bucket.encryptionKey` must be a key, because a policy that names an alias grants nothing; ' +
        'import the key with `Key.fromKeyArn()` or `Key.fromLookup()`, got: alias/shared',
    ],
  ],

  [{ stateMachineName: 'Machine-_9'.repeat(8) }, []],
  [{ stateMachineName: NAME }, []],
  [{ stateMachineName: '' }, ['`stateMachineName` must be 1 to 80 letters, digits, "_" or "-", got: ']],
  [
    { stateMachineName: 'x'.repeat(81) },
    [`\`stateMachineName\` must be 1 to 80 letters, digits, "_" or "-", got: ${'x'.repeat(81)}`],
  ],
  [{ stateMachineName: 'a*' }, ['`stateMachineName` must be 1 to 80 letters, digits, "_" or "-", got: a*']],

  [{ maxConcurrency: 0 }, ['`maxConcurrency` must be an integer between 1 and 10000, got: 0']],
  [{ maxConcurrency: 1 }, []],
  [{ maxConcurrency: TOKEN }, []],
  [{ maxConcurrency: 10_000 }, []],
  [{ maxConcurrency: 10_001 }, ['`maxConcurrency` must be an integer between 1 and 10000, got: 10001']],
  [
    { maxConcurrency: 5, reservedConcurrentExecutions: 4 },
    ['`maxConcurrency` must be at most `reservedConcurrentExecutions`, 4, got: 5'],
  ],
  [{ maxConcurrency: 5, reservedConcurrentExecutions: 5 }, []],

  [{ toleratedFailurePercentage: -1 }, ['`toleratedFailurePercentage` must be a number between 0 and 100, got: -1']],
  [{ toleratedFailurePercentage: 0 }, []],
  [{ toleratedFailurePercentage: 0.1 }, []],
  [{ toleratedFailurePercentage: 100 }, []],
  [{ toleratedFailurePercentage: 101 }, ['`toleratedFailurePercentage` must be a number between 0 and 100, got: 101']],
  [
    { toleratedFailurePercentage: TOKEN },
    ['`toleratedFailurePercentage` must be a number between 0 and 100, got: a token'],
  ],

  [{ retryAttempts: 0 }, []],
  [{ retryAttempts: 10 }, []],
  [{ retryAttempts: 11 }, ['`retryAttempts` must be an integer between 0 and 10, got: 11']],
  [{ retryInterval: Duration.seconds(1) }, []],
  [{ retryInterval: Duration.seconds(60) }, []],
  [
    { retryInterval: Duration.seconds(0) },
    ['`retryInterval` must be a whole number of seconds between 1 and 60, got: 0'],
  ],
  [
    { retryInterval: Duration.seconds(61) },
    ['`retryInterval` must be a whole number of seconds between 1 and 60, got: 61'],
  ],
  [{ executionTimeout: Duration.seconds(1) }, []],
  [{ executionTimeout: Duration.days(365) }, []],
  [
    { executionTimeout: Duration.days(366) },
    ['`executionTimeout` must be a whole number of seconds between 1 and 31536000, got: 31622400'],
  ],

  [{ alarms: {} }, []],
  [{ alarms: { executionsFailed: 1, executionsTimedOut: 1, itemsFailed: 1, itemsThrottled: 1 } }, []],
  [
    { alarms: { executionsFailed: 0, executionsTimedOut: 0, itemsFailed: 0, itemsThrottled: 0, errors: 0 } },
    ['executionsFailed', 'executionsTimedOut', 'itemsFailed', 'itemsThrottled', 'errors'].map(
      (alarm) => `\`alarms.${alarm}\` must be an integer of at least 1, got: 0`,
    ),
  ],
  [
    { alarms: { duration: Duration.seconds(31) } },
    ['`alarms.duration` must be between 1 ms and `timeout`, 30000 ms, got: 31000 ms'],
  ],
])('returns for %#: %j', (props, errors) => {
  const required = { code: lambda.Code.fromInline('-'), handler: 'index.handler', stateMachineName: 'machine' };
  expect(validateDistributedMapFunction(stack, { ...required, ...withPrefix('lists/'), ...props })).toEqual(errors);
});
