import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct, DependencyGroup } from 'constructs';
import { policySize } from './policy-size';

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
const BUCKET_KEY_ACTIONS = ['kms:Decrypt', 'kms:DescribeKey'];
/** These actions do not support resource-level permissions. */
const BUCKET_ACTIONS_ON_ALL = ['cloudwatch:GetMetricData', 'events:ListRules'];

/** Properties for a `BackupRole`. */
export interface BackupRoleProps {
  /** The vaults that hold recovery points or copies of them. */
  readonly vaultArns: string[];
  /** The key of the vault. */
  readonly encryptionKey?: kms.IKey;
}

/** The limits of IAM: the characters of a managed policy, and the managed policies of a role. */
const MAX_POLICY_SIZE = 6144;
const MAX_POLICIES = 10;

/** The space that the statements of one more resource may need, with names of the maximum length. */
const MAX_RESOURCE_SIZE = 1500;

/**
 * The role that AWS Backup assumes on behalf of this account. AWS documents no narrower condition on the source.
 *
 * It allows the actions of the AWS managed policies for backups, but only on the resources that are backed up. A policy
 * lists the resources in one statement per set of actions. A further policy follows when it is full.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Backup.html
 */
export class BackupRole extends Construct {
  public readonly roleArn: string;

  /** The policies of the role, including those that are added later. */
  public readonly policies = new DependencyGroup();

  private readonly role: iam.Role;
  private policy: iam.ManagedPolicy;
  private policyCount = 0;
  /** The statements of the current policy that list resources, by their actions. */
  private readonly lists = new Map<string[], iam.PolicyStatement>();
  private backsUpBuckets = false;

  public constructor(scope: Construct, id: string, { vaultArns, encryptionKey }: BackupRoleProps) {
    super(scope, id);

    this.role = new iam.Role(this, 'Role', {
      description: 'Makes recovery points of tables and buckets',
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    this.roleArn = this.role.roleArn;
    this.policy = this.addPolicy();
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
    this.makeRoom();
    this.list(TABLE_ACTIONS, table.tableArn);
  }

  /** Allows AWS Backup to read a bucket and to track its changes. */
  public allowBucket(bucket: s3.IBucket, encryptionKey: kms.IKey | undefined): void {
    this.makeRoom();
    this.list(BUCKET_ACTIONS, bucket.bucketArn);
    this.list(OBJECT_ACTIONS, bucket.arnForObjects('*'));
    if (encryptionKey) {
      const { region, urlSuffix } = Stack.of(this);
      const viaS3 = { StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` } };
      this.list(BUCKET_KEY_ACTIONS, encryptionKey.keyArn, viaS3);
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

  /** Adds a resource to the statement of the current policy that has the actions. */
  private list(actions: string[], resource: string, conditions?: Record<string, object>): void {
    const statement = this.lists.get(actions);
    if (statement) {
      statement.addResources(resource);
      return;
    }
    const first = new iam.PolicyStatement({ actions, resources: [resource], conditions });
    this.lists.set(actions, first);
    this.policy.addStatements(first);
  }

  private makeRoom(): void {
    if (policySize(this, this.policy.document) + MAX_RESOURCE_SIZE <= MAX_POLICY_SIZE) return;
    this.policy = this.addPolicy();
    this.lists.clear();
  }

  private addPolicy(): iam.ManagedPolicy {
    if (this.policyCount === MAX_POLICIES) {
      throw new Error(
        `A backup must fit into ${MAX_POLICIES} policies of ${MAX_POLICY_SIZE} characters: use another \`DataBackup\` ` +
          'for further tables and buckets',
      );
    }
    this.policyCount += 1;
    const policy = new iam.ManagedPolicy(this, this.policyCount === 1 ? 'Policy' : `Policy${this.policyCount}`, {
      description: 'Reads what is backed up, and writes recovery points',
      roles: [this.role],
    });
    this.policies.add(policy);
    return policy;
  }

  private arn(service: string, resource: string, resourceName: string, arnFormat?: ArnFormat): string {
    return Stack.of(this).formatArn({ service, resource, resourceName, arnFormat });
  }
}
