import type { Acknowledgement } from '../findings/acknowledgement';

/** A rule that three of the packs share, under the same name. */
function inPacks(
  rule: string,
  packs: readonly string[] = ['NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321'],
): string[] {
  return packs.map((pack) => `${pack}-${rule}`);
}

const NIST_AND_HIPAA = ['NIST.800.53.R5', 'HIPAA.Security'];

/** The subnets of a tier in so many zones. */
function subnets(tier: string, zones: number): string[] {
  return Array.from({ length: zones }, (_, index) => `NetworkVpc${tier}Subnet${index + 1}Subnet`);
}

const NAMED_ZONES =
  'Zones are named, so that no account is asked for them and a new one of the region moves no subnet (decision 7)';

/** All of them. One that no finding answers to fails the verification, as does a stack with more than ten. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    stack: 'Network',
    environments: ['local', 'dev'],
    rules: ['CloudFormation-Validate-W3010'],
    resources: subnets('Private', 2),
    reason: NAMED_ZONES,
  },
  {
    stack: 'Network',
    environments: ['staging'],
    rules: ['CloudFormation-Validate-W3010'],
    resources: [...subnets('Private', 2), ...subnets('Public', 2)],
    reason: NAMED_ZONES,
  },
  {
    stack: 'Network',
    environments: ['production'],
    rules: ['CloudFormation-Validate-W3010'],
    resources: [...subnets('Private', 3), ...subnets('Public', 3)],
    reason: NAMED_ZONES,
  },
  {
    stack: 'Network',
    rules: inPacks('VPCDefaultSecurityGroupClosed'),
    resources: ['NetworkVpc'],
    reason: 'Nothing uses it; emptying it takes a custom resource, which is against the rules (decision 7)',
  },
  {
    stack: 'Network',
    environments: ['local', 'dev'],
    rules: ['AwsSolutions-VPC7', ...inPacks('VPCFlowLogsEnabled')],
    resources: ['NetworkVpc'],
    reason: 'What is disposable goes without, for their cost; and the emulator of local has none',
  },
  {
    stack: 'Network',
    environments: ['staging', 'production'],
    rules: inPacks('CloudWatchLogGroupEncrypted'),
    resources: ['NetworkFlowLogGroup'],
    reason: 'Flow logs hold addresses inside the VPC; CloudWatch encrypts them with a key of its own',
  },
  {
    stack: 'Network',
    environments: ['staging'],
    rules: inPacks('VPCNoUnrestrictedRouteToIGW'),
    resources: ['NetworkVpcPublicSubnet1DefaultRoute', 'NetworkVpcPublicSubnet2DefaultRoute'],
    reason: 'The public tier holds the NAT gateways alone, and gives nothing else a public address',
  },
  {
    stack: 'Network',
    environments: ['production'],
    rules: inPacks('VPCNoUnrestrictedRouteToIGW'),
    resources: [1, 2, 3].map((zone) => `NetworkVpcPublicSubnet${zone}DefaultRoute`),
    reason: 'The public tier holds the NAT gateways alone, and gives nothing else a public address',
  },

  {
    stack: 'Data',
    environments: ['local', 'dev'],
    rules: ['AwsSolutions-S1', ...inPacks('S3BucketLoggingEnabled')],
    resources: ['TradesBucket'],
    reason: 'What is disposable holds test data; who read it is not written down',
  },
  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: [...inPacks('S3BucketReplicationEnabled'), ...inPacks('S3DefaultEncryptionKMS')],
    resources: ['AccessLogsBucket'],
    reason: 'Log delivery encrypts with keys of S3 alone; that requests were logged matters where they were made',
  },
  {
    stack: 'Data',
    rules: inPacks('S3BucketReplicationEnabled'),
    resources: ['TradesBucket'],
    reason: 'Trade files can be fetched from their venue again; what is made of them, the table, is replicated',
  },
  {
    stack: 'Data',
    rules: inPacks('S3DefaultEncryptionKMS'),
    resources: ['TradesBucket'],
    reason: 'Market data is not secret: keys of S3 encrypt it at no cost, and no key policy can lock readers out',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev', 'staging'],
    rules: inPacks('S3BucketVersioningEnabled'),
    resources: ['TradesBucket'],
    reason: 'Only production protects files against being overwritten; elsewhere they are test data',
  },
  {
    stack: 'Data',
    environments: ['production'],
    rules: ['AwsSolutions-IAM5[Resource::arn:aws:backup:us-east-1:{account}:recovery-point:*]'],
    resources: ['BackupRolePolicy'],
    reason: 'AWS Backup tags recovery points that it is about to make, so their ids are unknown',
  },

  {
    stack: 'Ingestion',
    rules: [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:us-east-1:{account}:network-interface/*]',
      'AwsSolutions-IAM5[Resource::arn:aws:ec2:us-east-1:{account}:*]',
    ],
    resources: ['DataProcessorHandlerRoleRunPolicy'],
    reason: 'Lambda makes the interfaces of a function in a VPC, so their ids are unknown; IAM cannot narrow Describe*',
  },
  {
    stack: 'Ingestion',
    rules: [
      'AwsSolutions-IAM5[Resource::analytics-data-{environment}-us-east-1:ExportsOutputFnGetAttTradesBucket31B64AFCArn497AD7B3/trades/*]',
    ],
    resources: ['DataProcessorHandlerRolePolicy'],
    reason: 'The function reads every trade file, and nothing else: the wildcard stands behind a named prefix',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-LambdaDLQ', ...inPacks('LambdaDLQ', NIST_AND_HIPAA)],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'The function is only called for a queue, never asynchronously; the queue has its dead-letter queue',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-LambdaEventSourceMappingDestination'],
    resources: ['DataProcessorEventSourceMapping'],
    reason: 'Lambda has no on-failure destination for a mapping of SQS; the queue moves what fails itself',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-SQSRedrivePolicy'],
    resources: ['DataProcessorDeadLetterQueue'],
    reason: 'It is the dead-letter queue itself',
  },
  {
    stack: 'Ingestion',
    rules: ['Serverless-LambdaTracing'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'Tracing takes rights on every resource; one function behind one queue is followed by its log',
  },
  {
    stack: 'Ingestion',
    rules: inPacks('LambdaConcurrency', NIST_AND_HIPAA),
    resources: ['DataProcessorHandlerFunction'],
    reason: 'What the account cannot run at once waits in the queue; a reservation would take it from others',
  },
  {
    stack: 'Ingestion',
    rules: inPacks('CloudWatchLogGroupEncrypted'),
    resources: ['DataProcessorHandlerLogGroup'],
    reason: 'The log holds names of files and counts, no secrets; CloudWatch encrypts it with a key of its own',
  },
  {
    stack: 'Ingestion',
    environments: ['local', 'dev'],
    rules: inPacks('CloudWatchAlarmAction', NIST_AND_HIPAA),
    resources: ['DeadLetters', 'MessageAge', 'Errors', 'Throttles', 'Duration'].map(
      (kind) => `DataProcessorAlarms${kind}`,
    ),
    reason: 'Nobody is called for what is disposable; its alarms show in CloudWatch',
  },
];
