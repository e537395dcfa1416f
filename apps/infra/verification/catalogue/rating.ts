import type { Change } from './mutant';

/** The impact of a mutant: `high` if it could harm security, data, service or the notice of failures. */
export type Rating = 'high' | 'low';

/** A change whose impact is to be rated. */
export type Rated = Change & { readonly type: string };

/** Changes that harm nothing, wherever they are made. */
export interface Harmless {
  readonly type?: RegExp;
  readonly path: RegExp;
  readonly operator?: RegExp;
  readonly variant?: RegExp;
  /** The reason why the changes do not matter. */
  readonly because: string;
}

const COSTS = 'It costs more or less, and nothing is lost';
const KEEPS = 'It keeps more, which costs, and deletes nothing';
const DEFAULT = 'The default of AWS is the same';
const TEXT = 'A text for people, which nothing evaluates';
const OWN_NAME = 'A name that nothing else uses: CloudFormation refers to the resource itself';

/**
 * The changes with a low rating. Every other one has a high rating, so that a new kind of resource or property counts
 * until somebody has looked at it.
 */
export const HARMLESS: readonly Harmless[] = [
  {
    path: /Tags(?:\/|$)/,
    because: 'Tags serve bills and searches: no policy, selection or alarm evaluates them',
  },
  { path: /(?:Description|Comment|Sid)$/, because: TEXT },
  {
    path: /\/(?:LifecycleConfiguration\/Rules|Targets)\/\d+\/Id$/,
    because: 'It tells parts of the resource apart, and nothing else refers to it',
  },
  { path: /\/BackupPlan\/BackupPlanName$|\/RuleName$|\/(?:RestoreTesting)?SelectionName$/, because: OWN_NAME },
  { type: /^AWS::Backup::RestoreTestingPlan$/, path: /\/RestoreTestingPlanName$/, because: OWN_NAME },
  { type: /^AWS::(?:Scheduler::Schedule|ApiGatewayV2::Authorizer)$/, path: /\/Name$/, because: OWN_NAME },
  { type: /^AWS::CloudFront::/, path: /Config\/Name$/, because: OWN_NAME },
  { type: /^AWS::Logs::DeliveryDestination$/, path: /\/Name$/, because: OWN_NAME },

  {
    type: /^AWS::CloudWatch::Alarm$/,
    path: /\/AlarmName$/,
    because: 'A name for people, to which no action or policy refers',
  },
  {
    type: /^AWS::CloudWatch::Alarm$/,
    path: /\/OKActions(?:\/\d+)?$/,
    operator: /^drop$/,
    because: 'The alarm tells of the failure as before, and only its end is not announced',
  },

  // Defaults.
  {
    path: /Document\/Version$|AccessPolicy\/Version$/,
    operator: /^drop$/,
    because: 'The older version of the language lacks policy variables only, and no policy has one',
  },
  {
    type: /^AWS::IAM::/,
    path: /\/Path$/,
    operator: /^drop$/,
    because: DEFAULT,
  },
  {
    path: /\/(?:InstanceTenancy|EnableDnsSupport|MapPublicIpOnLaunch|State|DisableExecuteApiEndpoint|TimeoutInMillis|RecursiveLoop|LogDestinationType|BillingMode|AllowedMethods|ScheduleExpressionTimezone)$/,
    operator: /^drop$/,
    because: DEFAULT,
  },
  {
    type: /^AWS::Backup::RestoreTestingPlan$/,
    path: /\/SelectionWindowDays$/,
    operator: /^drop$/,
    because: DEFAULT,
  },
  {
    type: /^AWS::SQS::Queue$/,
    path: /^(?:Deletion|UpdateReplace)Policy$/,
    because: `${DEFAULT}, and a retained queue only remains`,
  },
  {
    type: /^AWS::Logs::LogGroup$/,
    path: /^(?:Deletion|UpdateReplace)Policy$/,
    operator: /^drop$|^negate$/,
    variant: /^(?:Retain)?$/,
    because: 'The default deletes what is deleted explicitly, and a retained log group only remains',
  },

  // Costs.
  {
    type: /^AWS::S3::Bucket$/,
    path: /\/LifecycleConfiguration(?:\/|$)/,
    operator: /^(?:drop|raise)$/,
    because: KEEPS,
  },
  {
    type: /^AWS::S3::Bucket$/,
    path: /\/LifecycleConfiguration\/Rules\/\d+\/Status$/,
    because: KEEPS,
  },
  {
    type: /^AWS::S3::Bucket$/,
    path: /\/AbortIncompleteMultipartUpload(?:\/|$)/,
    because: 'An upload takes less than a day, and S3 rejects a period of 0 days',
  },
  {
    type: /^AWS::Backup::BackupPlan$/,
    path: /\/Lifecycle(?:\/DeleteAfterDays)?$/,
    operator: /^(?:drop|raise)$/,
    because: KEEPS,
  },
  {
    type: /^AWS::Backup::RestoreTestingPlan$/,
    path: /\/StartWindowHours$/,
    operator: /^(?:disable|shorten)$/,
    because: 'AWS Backup rejects 0 hours, and an alarm tells of tests that do not start within fewer hours',
  },
  { path: /\/RetentionInDays$/, operator: /^raise$/, because: KEEPS },
  {
    type: /^AWS::DynamoDB::GlobalTable$/,
    path: /CapacityAutoScalingSettings\/(?:MaxCapacity|MinCapacity)$/,
    operator: /^raise$/,
    because: COSTS,
  },
  {
    type: /^AWS::DynamoDB::GlobalTable$/,
    path: /CapacityAutoScalingSettings\/MinCapacity$/,
    operator: /^shorten$/,
    because: 'The capacity grows with the load, up to the same maximum',
  },
  {
    type: /^AWS::DynamoDB::GlobalTable$/,
    path: /\/BillingMode$/,
    operator: /^negate$/,
    because: 'On-demand capacity serves the same load',
  },
  {
    type: /^AWS::Lambda::Function$/,
    path: /\/(?:MemorySize|EphemeralStorage\/Size)$/,
    operator: /^raise$/,
    because: `${COSTS}: above the maximum, Lambda rejects it`,
  },
  {
    type: /^AWS::CloudFront::Distribution$/,
    path: /\/(?:PriceClass|HttpVersion|Compress|IPV6Enabled)$/,
    because: 'The page stays reachable for every viewer, at another speed or price',
  },
  {
    type: /^AWS::CloudFront::Distribution$/,
    path: /\/AllowedMethods\/0$/,
    because: 'CloudFront accepts a few lists of methods only, and rejects the deployment otherwise',
  },
  {
    type: /^AWS::S3::Bucket$/,
    path: /\/LogFilePrefix$/,
    operator: /^rename$/,
    because: 'The longer prefix is still one that the bucket for access logs lets S3 write to',
  },
  {
    type: /^AWS::CloudFront::ResponseHeadersPolicy$/,
    path: /\/AccessControlMaxAgeSec$/,
    operator: /^raise$/,
    because: 'Browsers remember for longer that the page uses HTTPS',
  },
  {
    type: /^AWS::CloudFront::ResponseHeadersPolicy$/,
    path: /\/CustomHeadersConfig\/Items\/\d+\/Override$/,
    because: 'No answer of the origins has the header, so that there is nothing to override',
  },
  {
    type: /^AWS::S3::Bucket$/,
    path: /\/TargetObjectKeyFormat(?:\/|$)/,
    because: 'It arranges the keys of access logs below the same prefix',
  },
  {
    type: /^AWS::Logs::Delivery$/,
    path: /\/S3SuffixPath$/,
    because: 'It arranges the keys of access logs below the same prefix',
  },
  {
    type: /^AWS::ApiGatewayV2::Stage$/,
    path: /\/DetailedMetricsEnabled$/,
    because: 'It adds metrics of single routes, which no alarm uses',
  },
  {
    type: /^AWS::SQS::Queue$/,
    path: /\/MessageRetentionPeriod$/,
    operator: /^drop$/,
    because: 'The default of 4 days outlives a long weekend, as the bounds of decision 27 demand',
  },
  {
    type: /^AWS::Logs::LogGroup$/,
    path: /^$/,
    operator: /^add$/,
    variant: /^a class without metrics$/,
    because: 'Its logs are kept and searched as before, and no metric is made from logs',
  },
  {
    type: /^AWS::IAM::Role$/,
    path: /^$/,
    operator: /^add$/,
    variant: /^an instance profile$/,
    because: 'Its role does not trust EC2, which could use the profile otherwise',
  },
  {
    type: /^AWS::Scheduler::Schedule$/,
    path: /\/Target\/Input$/,
    operator: /^drop$/,
    because: 'The exporter reads nothing of its input',
  },
  {
    type: /^AWS::EC2::SubnetRouteTableAssociation$/,
    path: /\/RouteTableId$/,
    operator: /^redirect$/,
    variant: /^other$/,
    because: 'The route tables of a tier have the same routes',
  },
  {
    type: /^AWS::ApiGatewayV2::Stage$/,
    path: /\/DestinationArn$/,
    operator: /^redirect$/,
    variant: /^other$/,
    because: 'The requests are logged to another log group of the stack, with a retention of the same floor',
  },
];

/** Returns the impact of a change. */
export function ratingOf(change: Rated): Rating {
  return harmlessnessOf(change) === undefined ? 'high' : 'low';
}

/** Returns the reason why a change does not matter, or undefined if it could matter. */
export function harmlessnessOf(change: Rated): string | undefined {
  return HARMLESS.find(
    ({ type = /./, path, operator = /./, variant = /^/ }) =>
      type.test(change.type) &&
      path.test(change.path) &&
      operator.test(change.operator) &&
      variant.test(change.variant ?? ''),
  )?.because;
}
