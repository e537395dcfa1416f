import type { Acknowledgement } from '../findings/acknowledgement';

/** Accepted findings of cfn-lint and checkov. The audit fails if one of them is stale. */
export const AUDIT_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    stack: 'Network',
    environments: ['staging', 'production'],
    rules: ['CKV_AWS_158'],
    resources: ['NetworkFlowLogGroup'],
    reason: 'Flow logs contain private addresses of the VPC only. CloudWatch encrypts them with its own key',
  },

  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: ['CKV_AWS_18'],
    resources: ['AccessLogsBucket'],
    reason: 'This bucket holds the access logs. Logging the delivery of logs would create logs endlessly',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev'],
    rules: ['CKV_AWS_18'],
    resources: ['TradesBucket'],
    reason: 'Disposable environments hold test data, and do not log access to it',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev', 'staging'],
    rules: ['CKV_AWS_21'],
    resources: ['TradesBucket'],
    reason: 'Only production protects files from being overwritten. Other environments hold test data',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev'],
    rules: ['CKV_AWS_165'],
    resources: ['AnalyticsTable'],
    reason: 'The bars of disposable environments can be computed again from the trade files',
  },
  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: ['CKV_AWS_166'],
    resources: ['BackupVault'],
    reason: 'Market data is not secret. AWS Backup encrypts the vault with its own key, which locks no reader out',
  },

  {
    stack: 'Ingestion',
    rules: ['W3005'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'The CDK makes a function depend on its role and its policies. The redundant dependency is harmless',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_115'],
    resources: ['DataProcessorHandlerFunction'],
    reason:
      'Only the queue invokes the function, and `maxConcurrency` limits that. A reserve would be lost to other functions',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_116'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'The function is invoked for its queue only, never asynchronously. The queue has a dead-letter queue',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_158'],
    resources: ['DataProcessorHandlerLogGroup'],
    reason: 'The log has names of files and counts, nothing of their content. CloudWatch encrypts it with its own key',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_173'],
    resources: ['DataProcessorHandlerFunction'],
    reason:
      'The environment variables contain names and settings, but no secrets. Lambda encrypts them with its own key',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_27'],
    resources: ['DataProcessorQueue', 'DataProcessorDeadLetterQueue'],
    reason: 'SQS encrypts both queues with its own keys, which the check does not recognise',
  },

  {
    stack: 'Backfill',
    rules: ['W3005'],
    resources: ['BackfillFunction', 'BackfillStateMachine'],
    reason: 'The CDK makes them depend on their roles and policies. The redundant dependency is harmless',
  },
  {
    stack: 'Backfill',
    rules: ['W6001'],
    resources: [1, 3].map((part) => `Outputs/BackfillParameters/Value/Fn::Join/1/${part}/Fn::ImportValue`),
    reason: 'The commands read one output with all that they need, in which the names of the bucket and the table are',
  },
  {
    stack: 'Ingestion',
    rules: ['W6001'],
    resources: [1, 3].map((part) => `Outputs/RegionParameters/Value/Fn::Join/1/${part}/Fn::ImportValue`),
    reason: 'The commands read one output with all that they need, in which the names of the bucket and the table are',
  },
  {
    stack: 'Backfill',
    rules: ['CKV_AWS_115'],
    resources: ['BackfillFunction'],
    reason: 'The state machine limits how many run at once, which can be changed during a run',
  },
  {
    stack: 'Backfill',
    rules: ['CKV_AWS_116'],
    resources: ['BackfillFunction'],
    reason: 'Only the state machine invokes it, never asynchronously. Files that fail are recorded with their reason',
  },
  {
    stack: 'Backfill',
    rules: ['CKV_AWS_158'],
    resources: ['BackfillLogGroup'],
    reason: 'The log has names of files, nothing of their content. CloudWatch encrypts it with its own key',
  },
  {
    stack: 'Backfill',
    rules: ['CKV_AWS_173'],
    resources: ['BackfillFunction'],
    reason:
      'The environment variables contain names and settings, but no secrets. Lambda encrypts them with its own key',
  },

  {
    stack: 'Query',
    rules: ['W3005'],
    resources: ['QueryFunction'],
    reason: 'The CDK makes a function depend on its role and its policies. The redundant dependency is harmless',
  },
  {
    stack: 'Query',
    rules: ['CKV_AWS_115'],
    resources: ['QueryFunction'],
    reason:
      'The API limits the rate of requests, and an alarm reports slow ones. A limit would reject what the account can serve',
  },
  {
    stack: 'Query',
    rules: ['CKV_AWS_116'],
    resources: ['QueryFunction'],
    reason: 'The function is invoked for its API only, never asynchronously. The caller gets the error',
  },
  {
    stack: 'Query',
    rules: ['CKV_AWS_158'],
    resources: ['QueryFunctionLogGroup', 'QueryApiAccessLogs'],
    reason: 'The logs contain requests and their callers, but no tokens. CloudWatch encrypts them with its own key',
  },
  {
    stack: 'Query',
    rules: ['CKV_AWS_173'],
    resources: ['QueryFunction'],
    reason:
      'The environment variables contain names and settings, but no secrets. Lambda encrypts them with its own key',
  },

  {
    stack: 'Exports',
    rules: ['W3005'],
    resources: ['ExporterFunction'],
    reason: 'The CDK makes a function depend on its role and its policies. The redundant dependency is harmless',
  },
  {
    stack: 'Exports',
    rules: ['CKV_AWS_115', 'CKV_AWS_116'],
    resources: ['ExporterFunction'],
    reason:
      'Only the schedule invokes it, once an hour. The next run continues where one failed, and an alarm reports failures',
  },
  {
    stack: 'Exports',
    rules: ['CKV_AWS_158'],
    resources: ['ExporterLogGroup'],
    reason: 'The logs contain numbers of files, but no prices. CloudWatch encrypts them with its own key',
  },
  {
    stack: 'Exports',
    rules: ['CKV_AWS_173'],
    resources: ['ExporterFunction'],
    reason:
      'The environment variables contain names and settings, but no secrets. Lambda encrypts them with its own key',
  },
  {
    stack: 'Exports',
    environments: ['local', 'dev'],
    rules: ['CKV_AWS_18'],
    resources: ['ExportsBucket'],
    reason: 'Disposable environments hold test data, and do not log access to it',
  },
  {
    stack: 'Exports',
    environments: ['local', 'dev', 'staging'],
    rules: ['CKV_AWS_21'],
    resources: ['ExportsBucket'],
    reason: 'Only production protects files from being overwritten. Other environments hold test data',
  },

  {
    stack: 'Web',
    rules: ['CKV_AWS_18'],
    resources: ['PageBucket'],
    reason: 'Only the distribution can read the files of the page, and where logs are kept, it logs its requests',
  },
  {
    stack: 'Web',
    environments: ['local'],
    rules: ['CKV_AWS_21'],
    resources: ['PageBucket'],
    reason: 'The files of the page are built from this repository and uploaded by every deployment',
  },
  {
    stack: 'Web',
    rules: ['CKV_AWS_68'],
    resources: ['PageDistribution'],
    reason: 'The page consists of static files, and the API rejects requests without a token and limits their rate',
  },
  {
    stack: 'Web',
    environments: ['local'],
    rules: ['CKV_AWS_86'],
    resources: ['PageDistribution'],
    reason: 'Disposable environments hold test data, and do not log access to it',
  },
  {
    stack: 'Web',
    environments: ['staging', 'production'],
    rules: ['CKV_AWS_86'],
    resources: ['PageDistribution'],
    reason:
      'CloudFront delivers its access logs through CloudWatch to the log bucket, which the check does not recognise',
  },
  {
    stack: 'Web',
    environments: ['local', 'staging'],
    rules: ['CKV_AWS_174'],
    resources: ['PageDistribution'],
    reason: 'The certificate of CloudFront is used, since only production has a domain',
  },
];
