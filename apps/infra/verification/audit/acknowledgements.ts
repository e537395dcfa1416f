import type { Acknowledgement } from '../findings/acknowledgement';

/** Findings of cfn-lint and checkov that are left for a reason; a stale one fails. */
export const AUDIT_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    stack: 'Network',
    environments: ['staging', 'production'],
    rules: ['CKV_AWS_158'],
    resources: ['NetworkFlowLogGroup'],
    reason: 'Flow logs hold addresses inside the VPC; CloudWatch encrypts them with a key of its own',
  },

  {
    stack: 'Data',
    environments: ['staging', 'production'],
    rules: ['CKV_AWS_18'],
    resources: ['AccessLogsBucket'],
    reason: 'It holds the access logs; to log the delivery of logs would have no end',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev'],
    rules: ['CKV_AWS_18'],
    resources: ['TradesBucket'],
    reason: 'What is disposable holds test data; who read it is not written down',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev', 'staging'],
    rules: ['CKV_AWS_21'],
    resources: ['TradesBucket'],
    reason: 'Only production protects files against being overwritten; elsewhere they are test data',
  },
  {
    stack: 'Data',
    environments: ['local', 'dev'],
    rules: ['CKV_AWS_165'],
    resources: ['AnalyticsTable'],
    reason: 'Bars of what is disposable are made again from their files',
  },
  {
    stack: 'Data',
    environments: ['production'],
    rules: ['CKV_AWS_166'],
    resources: ['BackupVault'],
    reason: 'Market data is not secret: AWS Backup encrypts the vault with a key of its own, which locks no reader out',
  },

  {
    stack: 'Ingestion',
    rules: ['W3005'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'The CDK makes a function wait for its role and the policies on it; what is said twice does no harm',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_115'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'What the account cannot run at once waits in the queue; a reservation would take it from others',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_116'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'The function is only called for a queue, never asynchronously; the queue has its dead-letter queue',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_158'],
    resources: ['DataProcessorHandlerLogGroup'],
    reason: 'The log holds names of files and counts, no secrets; CloudWatch encrypts it with a key of its own',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_173'],
    resources: ['DataProcessorHandlerFunction'],
    reason: 'Its environment variables name a table, and hold no secret; Lambda encrypts them with a key of its own',
  },
  {
    stack: 'Ingestion',
    rules: ['CKV_AWS_27'],
    resources: ['DataProcessorQueue', 'DataProcessorDeadLetterQueue'],
    reason: 'Both are encrypted with keys of SQS, which the check does not know; messages hold names of files',
  },
];
