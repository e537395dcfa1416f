/** Mutants with a high rating that no mechanism catches. */
export interface Gap {
  /** Matches the ids of the mutants. */
  readonly mutants: RegExp;
  /** The change that goes unnoticed, and why that is accepted. */
  readonly because: string;
}

/** Every mutant with a high rating that is not caught must match one of these, and each must match one. */
export const GAPS: readonly Gap[] = [
  {
    mutants: /Statistic negate \(Minimum\)$/,
    because: 'Open: the histories have one sample in each period, whose minimum is the same',
  },
  {
    mutants:
      /(?:Backup(?:Failed|Expired|Aborted|Missing)|(?:Copy|Restore)(?:Failed|Missing)1?|NoRuns)\/Properties\/Threshold disable$/,
    because: 'The metric has data only after such a job or run, so that its presence decides instead of its value',
  },
  {
    mutants: /TreatMissingData drop$/,
    because: 'By default the alarm ends with insufficient data, and the next failure raises it again',
  },
  {
    mutants: /(?:FailedRuns|MessageAge|CapacityUsed)\/Properties\/TreatMissingData negate \(ignore\)$/,
    because: 'Open: the histories report the metric again after the failure, which ends the alarm',
  },
  {
    mutants:
      /(?:MessageAge|CapacityUsed|ItemsThrottled)\/Properties\/EvaluationPeriods shorten$|PageAlarmsServerErrors\/Properties\/Threshold shorten$/,
    because: 'It tells earlier, and no healthy history raises it',
  },
  {
    mutants: /^Backfill\/BackfillStateMachine\/(?:Deletion|UpdateReplace)Policy /,
    because: 'A state machine has no data: it is deleted by default as well, and one that is kept is idle',
  },
  {
    mutants: /TradeFileDeleted\/Properties\/EventPattern\/detail-type drop$/,
    because: 'Only the events of deletions have the reason that the rule asks for',
  },
  {
    mutants: /ReplicationConfiguration\/Rules\/0\/Priority (?:drop|raise)$/,
    because: 'The priority decides between rules with the same destination, and there is one rule',
  },
  {
    mutants: / add \(more data points than periods\)$/,
    because: 'It tells later, but within the time that the failure allows',
  },
  {
    mutants: /^Query\/QueryApiAlarms\w+\/Properties\/Dimensions\/1 drop$/,
    because: 'API Gateway reports the metrics of an API without its stage as well, and the API has one stage',
  },
  {
    mutants: /BucketPolicy\/.*\/Principal\/AWS widen \(all\)$/,
    because: 'The condition on aws:PrincipalArn of the statement names the same role of the same account',
  },
  {
    mutants: /(?:Bucket|Queue)Policy\/.*\/Condition widen \(StringEqualsIfExists\)$/,
    because: 'The service sends the account with each request, and the condition on the ARN remains',
  },
  {
    mutants: /^Data\/AccessLogsBucketPolicy\/.*\/5\/Condition\/StringEquals(?:\/aws:SourceAccount)? drop$/,
    because: 'The ARN of the delivery source, which has the account, remains',
  },
  {
    mutants: /QueuePolicy\/.*\/Condition\/StringEquals(?:\/aws:SourceAccount)? drop$/,
    because: 'The ARN of the rule, which has the account, remains',
  },
  {
    mutants:
      /Role\/Properties\/AssumeRolePolicyDocument\/.*\/Condition(?: widen \(StringEqualsIfExists\)|\/StringEquals(?:\/aws:SourceAccount)? (?:drop|widen \(all\)))$/,
    because: 'The condition on the ARN of the source, which has the account, remains',
  },
  {
    mutants: /SecurityGroup\/Properties\/SecurityGroupEgress\/0 drop$/,
    because: 'It leads nowhere: it keeps groups without other rules from the default, which lets everything out',
  },
  {
    mutants: /SecurityGroup\/Properties\/SecurityGroupEgress\/0\/CidrIp move$/,
    because: 'The private block is outside of the network, and no route leads there',
  },
  {
    mutants: /^Network\/NetworkInterfaceEndpointSecurityGroup\/Properties\/SecurityGroupEgress\/0\/(?:From|To)Port /,
    because: 'It is a rule for ICMP to an address that no host has, so its types do not matter',
  },
  {
    mutants: /CodePolicy\/Properties\/PolicyDocument\/Statement\/0\/Action\/0 widen/,
    because: 'It is a Deny statement: the code is denied more actions of EC2, of which it uses none',
  },
  {
    mutants: /Endpoint\/Properties\/PolicyDocument\/Statement\/0\/Action\/0 (?:drop|rename)$/,
    because: 'The functions do not use the first action that the endpoint passes',
  },
  {
    mutants: /Endpoint\/Properties\/PolicyDocument\/Statement\/0\/Condition widen \(StringEqualsIfExists\)$/,
    because: 'S3, DynamoDB and SQS know the account of the resource with each request, so its condition holds',
  },
  {
    mutants: /^Network\/NetworkVpcDynamoDbEndpoint\/.*(?:aws:ResourceAccount drop|Resource widen \(all\))$/,
    because: 'The ARN of the resource and the condition on its account say the same, and the other one remains',
  },
];

/** Returns the reason why a mutant is not caught. */
export function gapOf(id: string): string | undefined {
  return GAPS.find(({ mutants }) => mutants.test(id))?.because;
}
