import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, PhysicalName, Stack, Stage } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { DataBucketReplication } from '../data-bucket-replication';
import {
  destinationStatement,
  isCrossAccount,
  ReplicationSource,
  replicationStatements,
} from './replication-statements';

const RULE_ID = 'Replicate';
const TIME_CONTROL_MINUTES = 15;
const DEFAULT_MAX_LATENCY = Duration.minutes(15);

/** Replicates a bucket: the role that S3 assumes, the rule, and alarms on failures and on delays. */
export class BucketReplication extends Construct {
  public readonly alarms: cloudwatch.Alarm[];

  public constructor(
    scope: Construct,
    id: string,
    bucket: s3.Bucket,
    source: ReplicationSource,
    replication: DataBucketReplication,
  ) {
    super(scope, id);

    const role = new iam.Role(this, 'Role', {
      description: 'Copies the objects of a bucket to another one',
      // The policy of a destination in another account refers to the role by its name.
      roleName: PhysicalName.GENERATE_IF_NEEDED,
      assumedBy: new iam.ServicePrincipal('s3.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnEquals: { 'aws:SourceArn': source.bucketArn },
        },
      }),
    });
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'Reads the versions of a bucket and copies them to another one',
      roles: [role],
      statements: replicationStatements(this, source, replication),
    });
    const { destination } = replication;
    if (isCrossAccount(this, replication)) {
      destination.addToResourcePolicy(destinationStatement(this, role, replication));
    }
    setRule(bucket, role, replication);
    // S3 needs the permissions as soon as an object is created, and rejects a destination that does not exist.
    bucket.node.addDependency(policy);
    if (Stage.of(this) === Stage.of(destination)) bucket.node.addDependency(destination);

    this.alarms = [
      new cloudwatch.Alarm(this, 'Failures', {
        ...alarmProps('OperationsFailedReplication', cloudwatch.Stats.SUM, bucket, destination),
        alarmDescription: 'Objects could not be copied to the other bucket',
        threshold: 0,
      }),
      new cloudwatch.Alarm(this, 'Latency', {
        ...alarmProps('ReplicationLatency', cloudwatch.Stats.MAXIMUM, bucket, destination),
        alarmDescription: 'Copies to the other bucket lag behind',
        threshold: (replication.maxLatency ?? DEFAULT_MAX_LATENCY).toSeconds(),
      }),
    ];
  }
}

/** Uses the L1 construct, because `replicationRules` of `Bucket` require Replication Time Control to have metrics. */
function setRule(bucket: s3.Bucket, role: iam.IRole, replication: DataBucketReplication): void {
  const { destination, destinationKey, prefix = '', deleteMarkerReplication, timeControl } = replication;
  const crossAccount = isCrossAccount(bucket, replication);
  const limit = timeControl ? { minutes: TIME_CONTROL_MINUTES } : undefined;

  const resource = bucket.node.defaultChild as s3.CfnBucket;
  resource.replicationConfiguration = {
    role: role.roleArn,
    rules: [
      {
        id: RULE_ID,
        status: 'Enabled',
        priority: 0,
        filter: { prefix },
        deleteMarkerReplication: { status: deleteMarkerReplication ? 'Enabled' : 'Disabled' },
        sourceSelectionCriteria: bucket.encryptionKey && { sseKmsEncryptedObjects: { status: 'Enabled' } },
        destination: {
          bucket: destination.bucketArn,
          account: crossAccount ? destination.env.account : undefined,
          accessControlTranslation: crossAccount ? { owner: 'Destination' } : undefined,
          encryptionConfiguration: destinationKey && { replicaKmsKeyId: destinationKey.keyArn },
          metrics: { status: 'Enabled', eventThreshold: limit },
          replicationTime: limit && { status: 'Enabled', time: limit },
        },
      },
    ],
  };
}

function alarmProps(
  metricName: string,
  statistic: string,
  source: s3.IBucket,
  destination: s3.IBucket,
): Omit<cloudwatch.AlarmProps, 'threshold'> {
  return {
    metric: new cloudwatch.Metric({
      namespace: 'AWS/S3',
      metricName,
      statistic,
      period: Duration.minutes(5),
      dimensionsMap: {
        SourceBucket: source.bucketName,
        DestinationBucket: destination.bucketName,
        RuleId: RULE_ID,
      },
    }),
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  };
}
