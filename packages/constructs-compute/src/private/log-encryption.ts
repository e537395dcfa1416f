import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';

const CONTEXT = 'kms:EncryptionContext:aws:logs:arn';

/**
 * The actions that CloudWatch Logs needs on a key.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
const USE_ACTIONS = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:DescribeKey',
];

/** A statement that lets CloudWatch Logs use a key for several log groups. */
interface LogEncryption {
  readonly statement: iam.PolicyStatement;
  readonly logGroupArns: Set<string>;
}

/** The statements of a key by their service principal. */
const statements = new WeakMap<kms.IKey, Map<string, LogEncryption>>();

/**
 * Lets CloudWatch Logs use a key for a log group, in a statement that all functions with the key share.
 *
 * A log group with a generated name depends on the key, so the key cannot refer to it. The statement then applies to
 * all log groups of the account and region.
 */
export function allowLogEncryption(stack: Stack, key: kms.IKey, logGroupName = '*'): void {
  const logGroupArn = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const service = `logs.${stack.region}.amazonaws.com`;
  const byService = statements.get(key) ?? new Map<string, LogEncryption>();
  statements.set(key, byService);
  const existing = byService.get(service);
  if (existing) {
    const arns = existing.logGroupArns.add(logGroupArn);
    existing.statement.addCondition('ArnLike', { [CONTEXT]: arns.size === 1 ? logGroupArn : [...arns] });
    return;
  }
  const statement = new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(service)],
    actions: USE_ACTIONS,
    // In a key policy, `*` means the key itself.
    resources: ['*'],
    conditions: { ArnLike: { [CONTEXT]: logGroupArn } },
  });
  byService.set(service, { statement, logGroupArns: new Set([logGroupArn]) });
  key.addToResourcePolicy(statement, true);
}
