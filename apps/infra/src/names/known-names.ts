import type { EnvironmentName } from '../environments';

/** A name of something outside an environment that its templates or its settings may contain. */
export interface KnownName {
  /** The exact text: an ARN, an account, an organization, a service principal, a host, a bucket or an id. */
  readonly name: string;
  /** The reason why the environment uses it. */
  readonly purpose: string;
}

/** A service that resources may trust, and that may use them. */
export interface KnownService extends KnownName {
  /** The environments that use the service. */
  readonly environments: readonly EnvironmentName[];
}

const ALL: readonly EnvironmentName[] = ['local', 'dev', 'staging', 'production'];
const DURABLE: readonly EnvironmentName[] = ['staging', 'production'];

/** The services that may use resources of the environments. */
export const KNOWN_SERVICES: readonly KnownService[] = [
  { name: 'lambda.amazonaws.com', purpose: 'Lambda assumes the roles of the functions', environments: ALL },
  { name: 'events.amazonaws.com', purpose: 'EventBridge sends events about trade files', environments: ALL },
  { name: 'scheduler.amazonaws.com', purpose: 'EventBridge Scheduler starts the exports', environments: ALL },
  { name: 'states.amazonaws.com', purpose: 'Step Functions runs the state machine of backfills', environments: ALL },
  { name: 'apigateway.amazonaws.com', purpose: 'The query API invokes its function', environments: ALL },
  {
    name: 'cloudfront.amazonaws.com',
    purpose: 'The distribution reads the files of the page',
    environments: ['local', 'staging', 'production'],
  },
  { name: 'logging.s3.amazonaws.com', purpose: 'S3 delivers access logs of buckets', environments: DURABLE },
  {
    name: 'delivery.logs.amazonaws.com',
    purpose: 'CloudFront delivers access logs of the page',
    environments: DURABLE,
  },
  { name: 'vpc-flow-logs.amazonaws.com', purpose: 'The network writes its flow logs', environments: DURABLE },
  {
    name: 'backup.amazonaws.com',
    purpose: 'AWS Backup reads the table, and restores it in tests',
    environments: DURABLE,
  },
  { name: 's3.amazonaws.com', purpose: 'S3 replicates trade files to the other region', environments: ['production'] },
];

/** The names of an account that every environment uses, whose primary region is us-east-1. */
function common(account: string): KnownName[] {
  return [
    assetsBucket(account, 'us-east-1'),
    {
      name: 'arn:aws:s3:::*',
      purpose: 'The endpoint for S3 passes requests to every bucket that the account of the environment owns',
    },
    { name: 'arn:aws:states:::s3:getObject', purpose: 'The state machine of backfills reads its items from an object' },
    { name: 'pl-63a5400a', purpose: 'The addresses of S3 in us-east-1, which functions connect to' },
    { name: 'pl-02cd2c6b', purpose: 'The addresses of DynamoDB in us-east-1, which functions connect to' },
  ];
}

function assetsBucket(account: string, region: string): KnownName {
  return {
    name: `cdk-hnb659fds-assets-${account}-${region}`,
    purpose: 'The CDK uploads the code of the functions to the bucket of the bootstrap stack',
  };
}

function restoredTables(account: string): KnownName {
  return {
    name: `arn:aws:dynamodb:us-east-1:${account}:table/awsbackup-restore-test-*`,
    purpose: 'AWS Backup restores the table under such names in tests',
  };
}

const ANALYSTS: readonly KnownName[] = [
  { name: '444444444444', purpose: 'The account of the analysts' },
  { name: 'arn:aws:iam::444444444444:role/analyst', purpose: 'The role that the analysts work in' },
];

const IDENTITY_PROVIDER: KnownName = {
  name: 'login.trading.example',
  purpose: 'The identity provider whose tokens the query API accepts',
};

/** The names that the standby of production uses in us-west-2. */
const PRODUCTION_STANDBY: readonly KnownName[] = [
  assetsBucket('333333333333', 'us-west-2'),
  { name: 'pl-68a54001', purpose: 'The addresses of S3 in us-west-2, which functions connect to' },
  { name: 'pl-00a54069', purpose: 'The addresses of DynamoDB in us-west-2, which functions connect to' },
  { name: 'arn:aws:sns:us-west-2:333333333333:on-call', purpose: 'Alarms of the standby notify the people on call' },
  {
    name: 'arn:aws:acm:us-east-1:333333333333:certificate/11111111-1111-1111-1111-111111111111',
    purpose: 'The certificate of the page of the standby',
  },
  { name: 'bars-west.trading.example', purpose: 'The domain of the page of the standby' },
  {
    name: 'arn:aws:iam::333333333333:role/cdk-hnb659fds-cfn-exec-role-333333333333-us-west-2',
    purpose: 'Only CloudFormation may change when the objects of protected buckets of the standby expire',
  },
];

/**
 * The names outside each environment that it uses.
 *
 * They are deliberately separate from the table of environments, so that the gates detect a mistake in that table.
 */
export const KNOWN_NAMES: Readonly<Record<EnvironmentName, readonly KnownName[]>> = {
  local: common('000000000000'),
  dev: [...common('111111111111'), ...ANALYSTS],
  staging: [
    ...common('222222222222'),
    ...ANALYSTS,
    IDENTITY_PROVIDER,
    { name: 'arn:aws:sns:us-east-1:222222222222:on-call', purpose: 'Alarms notify the people on call' },
    {
      name: 'arn:aws:backup:us-west-2:555555555555:backup-vault:analytics-staging',
      purpose: 'Backups are copied to the vault of the account for backups',
    },
    restoredTables('222222222222'),
  ],
  production: [
    ...common('333333333333'),
    ...ANALYSTS,
    IDENTITY_PROVIDER,
    { name: 'arn:aws:sns:us-east-1:333333333333:on-call', purpose: 'Alarms notify the people on call' },
    {
      name: 'arn:aws:backup:us-west-2:555555555555:backup-vault:analytics-production',
      purpose: 'Backups are copied to the vault of the account for backups',
    },
    restoredTables('333333333333'),
    {
      name: 'arn:aws:acm:us-east-1:333333333333:certificate/00000000-0000-0000-0000-000000000000',
      purpose: 'The certificate of the page',
    },
    { name: 'bars.trading.example', purpose: 'The domain of the page' },
    {
      name: 'arn:aws:iam::333333333333:role/cdk-hnb659fds-cfn-exec-role-333333333333-us-east-1',
      purpose: 'Only CloudFormation may change when the objects of protected buckets expire',
    },
    ...PRODUCTION_STANDBY,
  ],
};

/** Returns all names that an environment may use, including services. */
export function knownNames(environment: EnvironmentName): KnownName[] {
  const services = KNOWN_SERVICES.filter(({ environments }) => environments.includes(environment));
  return [...KNOWN_NAMES[environment], ...services];
}
