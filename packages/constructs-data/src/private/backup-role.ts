import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const VAULT_ACTIONS = ['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'];
const TABLE_ACTIONS = ['dynamodb:StartAwsBackupJob', 'dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource'];
const BUCKET_ACTIONS = [
  's3:GetBucketAcl',
  's3:GetBucketLocation',
  's3:GetBucketNotification',
  's3:GetBucketTagging',
  's3:GetBucketVersioning',
  's3:GetInventoryConfiguration',
  's3:ListBucket',
  's3:ListBucketVersions',
  's3:PutBucketNotification',
  's3:PutInventoryConfiguration',
];
const OBJECT_ACTIONS = [
  's3:GetObject',
  's3:GetObjectAcl',
  's3:GetObjectTagging',
  's3:GetObjectVersion',
  's3:GetObjectVersionAcl',
  's3:GetObjectVersionTagging',
];
const RULE_ACTIONS = [
  'events:DeleteRule',
  'events:DescribeRule',
  'events:DisableRule',
  'events:EnableRule',
  'events:ListTargetsByRule',
  'events:PutRule',
  'events:PutTargets',
  'events:RemoveTargets',
];
/** These actions do not support resource-level permissions. */
const BUCKET_ACTIONS_ON_ALL = ['cloudwatch:GetMetricData', 'events:ListRules'];

/** Properties for a `BackupRole`. */
export interface BackupRoleProps {
  /** The vaults that hold recovery points or copies of them. */
  readonly vaultArns: string[];
  /** The key of the vault. */
  readonly encryptionKey?: kms.IKey;
}

/**
 * The role that AWS Backup assumes on behalf of this account. AWS documents no narrower condition on the source.
 *
 * It allows the actions of the AWS managed policies for backups, but only on the resources that are backed up.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Backup.html
 */
export class BackupRole extends Construct {
  public readonly roleArn: string;
  public readonly policy: iam.ManagedPolicy;

  private backsUpBuckets = false;

  public constructor(scope: Construct, id: string, { vaultArns, encryptionKey }: BackupRoleProps) {
    super(scope, id);

    const role = new iam.Role(this, 'Role', {
      description: 'Makes recovery points of tables and buckets',
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    this.roleArn = role.roleArn;
    this.policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'Reads what is backed up, and writes recovery points',
      roles: [role],
    });
    this.allow(VAULT_ACTIONS, vaultArns);
    // The IDs of recovery points are not known in advance.
    this.allow(['backup:TagResource'], [this.arn('backup', 'recovery-point', '*', ArnFormat.COLON_RESOURCE_NAME)]);
    if (encryptionKey) {
      this.allow(['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey'], [encryptionKey.keyArn]);
      this.allow(['kms:CreateGrant'], [encryptionKey.keyArn], { Bool: { 'kms:GrantIsForAWSResource': 'true' } });
    }
  }

  /** Allows AWS Backup to read a table. It needs no access to the key, because DynamoDB decrypts the data. */
  public allowTable(table: dynamodb.ITable): void {
    this.allow(TABLE_ACTIONS, [table.tableArn]);
  }

  /** Allows AWS Backup to read a bucket and to track its changes. */
  public allowBucket(bucket: s3.IBucket): void {
    this.allow(BUCKET_ACTIONS, [bucket.bucketArn]);
    this.allow(OBJECT_ACTIONS, [bucket.arnForObjects('*')]);
    if (bucket.encryptionKey) {
      const { region, urlSuffix } = Stack.of(this);
      const viaS3 = { StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` } };
      this.allow(['kms:Decrypt', 'kms:DescribeKey'], [bucket.encryptionKey.keyArn], viaS3);
    }
    if (this.backsUpBuckets) return;

    this.backsUpBuckets = true;
    // AWS Backup chooses the names of its rules.
    this.allow(RULE_ACTIONS, [this.arn('events', 'rule', 'AwsBackupManagedRule*')]);
    this.allow(BUCKET_ACTIONS_ON_ALL, ['*']);
  }

  private allow(actions: string[], resources: string[], conditions?: Record<string, object>): void {
    this.policy.addStatements(new iam.PolicyStatement({ actions, resources, conditions }));
  }

  private arn(service: string, resource: string, resourceName: string, arnFormat?: ArnFormat): string {
    return Stack.of(this).formatArn({ service, resource, resourceName, arnFormat });
  }
}
