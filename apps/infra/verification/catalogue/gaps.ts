/** Mutants with a high rating that no mechanism catches. */
export interface Gap {
  /** Matches the ids of the mutants. */
  readonly mutants: RegExp;
  /** What is not seen, and why that is accepted. */
  readonly because: string;
}

/** Every mutant with a high rating that is not caught must match one of these, and each must match one. */
export const GAPS: readonly Gap[] = [
  {
    mutants: /^(?:Ingestion\/DataProcessorAlarms|Exports\/(?:FailedRuns|NoRuns)|Query\/QueryApiAlarms|Web\/PageAlarms)/,
    because: 'Open: no mechanism judges whether an alarm fires',
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
    mutants: /^Data\/AccessLogsBucketPolicy\/.*\/3\/Condition\/StringEquals(?:\/aws:SourceAccount)? drop$/,
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
