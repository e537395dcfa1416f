import { Random } from '../../../../verification/verify/strangers/random';
import {
  commonResources,
  contentsOf,
  inAccount,
  namedBy,
  reachedBy,
  someOf,
} from '../../../../verification/verify/strangers/targets';

const random = () => new Random('x');
const BUCKET = 'arn:aws:s3:::x';
const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:x';

describe('contentsOf', () => {
  test.each([
    [BUCKET, [BUCKET, expect.stringMatching(/^arn:aws:s3:::x\/[a-z]{8}$/) as string, `${BUCKET}/trades/2024/x.csv`]],
    [QUEUE, [QUEUE]],
    [
      'arn:aws:backup:us-east-1:111111111111:backup-vault:x',
      [
        'arn:aws:backup:us-east-1:111111111111:backup-vault:x',
        expect.stringMatching(/^arn:aws:backup:us-east-1:111111111111:recovery-point:[a-z]{8}$/) as string,
      ],
    ],
  ])('%s', (arn, expected) => {
    expect(contentsOf(arn, random())).toEqual(expected);
  });
});

describe('namedBy', () => {
  test('gives examples of what Allow statements name', () => {
    const statements = [
      { Effect: 'Allow', Resource: ['*', `${BUCKET}/a/*`] },
      { Effect: 'Deny', Resource: `${BUCKET}/b/*` },
    ];
    expect(namedBy(statements, random())).toEqual([expect.stringMatching(/^arn:aws:s3:::x\/a\/[a-z]{8}$/)]);
  });
});

describe('commonResources', () => {
  test('has the real names of the bootstrap stack', () => {
    expect(commonResources('111111111111', 'us-west-2', random())).toEqual(
      expect.arrayContaining([
        'arn:aws:iam::111111111111:role/cdk-hnb659fds-deploy-role-111111111111-us-west-2',
        'arn:aws:ssm:us-west-2:111111111111:parameter/cdk-bootstrap/hnb659fds/version',
      ]),
    );
  });
});

describe('inAccount', () => {
  test('moves resources to another account', () => {
    expect(inAccount([QUEUE, BUCKET], '111111111111', '222222222222', random())).toEqual([
      'arn:aws:sqs:us-east-1:222222222222:x',
      expect.stringMatching(/^arn:aws:s3:::[a-z]{8}-x$/),
    ]);
  });
});

describe('reachedBy', () => {
  test.each<[string, object, readonly string[]]>([
    ['names', { Resource: [BUCKET, '*'] }, [BUCKET, '*']],
    ['other resources', { NotResource: BUCKET }, [QUEUE]],
    ['other actions on everything', { NotAction: 'x:y', Resource: '*' }, [QUEUE]],
    ['other actions on a resource', { NotAction: 'x:y', Resource: BUCKET }, [BUCKET]],
  ])('%s', (_case, statement, expected) => {
    expect(reachedBy(statement, [QUEUE], random())).toEqual(expected);
  });
});

describe('someOf', () => {
  test('takes one of each kind', () => {
    const some = someOf([BUCKET, `${BUCKET}/a`, `${BUCKET}/b`, QUEUE], random());
    expect(some).toEqual([BUCKET, expect.stringContaining('/'), QUEUE]);
  });
});
