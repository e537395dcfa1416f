import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** AWS Backup prefixes the names of the tables that it restores in tests. */
const RESTORED_TABLES = 'awsbackup-restore-test-*';

const TABLE_ACTIONS = [
  'dynamodb:RestoreTableFromAwsBackup',
  'dynamodb:DescribeTable',
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:UpdateItem',
];

/**
 * The role that AWS Backup assumes to restore tables in tests.
 *
 * It allows the actions of the AWS managed policy for restores that concern tables, but only on the tables that tests
 * create, which a service-linked role of AWS Backup deletes. The tables that are backed up stay out of reach.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForRestores.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSServiceRolePolicyForBackupRestoreTesting.html
 */
export class RestoreRole extends Construct {
  public readonly roleArn: string;

  public readonly policy: iam.ManagedPolicy;

  /** @param encryptionKey the key of the vault */
  public constructor(scope: Construct, id: string, encryptionKey: kms.IKey | undefined) {
    super(scope, id);

    const role = new iam.Role(this, 'Role', {
      description: 'Restores tables in tests',
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    this.roleArn = role.roleArn;
    this.policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'Creates the tables that are restored in tests',
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          actions: TABLE_ACTIONS,
          resources: [
            Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: RESTORED_TABLES }),
          ],
        }),
      ],
    });
    if (!encryptionKey) return;

    this.policy.addStatements(
      new iam.PolicyStatement({ actions: ['kms:DescribeKey', 'kms:Decrypt'], resources: [encryptionKey.keyArn] }),
      new iam.PolicyStatement({
        actions: ['kms:CreateGrant'],
        resources: [encryptionKey.keyArn],
        conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    );
  }
}
