import { join } from 'node:path';
import { CrossAccountReaders, DataBucket, DataTable } from '@trading/constructs-data';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** Properties for a `RiskReportsStack`. */
export interface RiskReportsStackProps extends StackProps {
  /** The VPC, which another team manages. It must have endpoints for S3 and DynamoDB. */
  readonly vpc: ec2.VpcAttributes;

  /** The account that reads the reports, and the VPC endpoint for S3 that its requests must come through. */
  readonly auditors: { readonly account: string; readonly vpcEndpointId: string };
}

/** A table of positions, and a function that writes a report of them to a bucket every night. */
export class RiskReportsStack extends Stack {
  public constructor(scope: Construct, id: string, props: RiskReportsStackProps) {
    super(scope, id, props);
    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', props.vpc);

    const positions = new DataTable(this, 'Positions', {
      partitionKeyName: 'day',
      sortKeyName: 'instrument',
      timeToLiveAttribute: 'expiresAt',
    });
    const reports = new DataBucket(this, 'Reports', {
      transitionToIntelligentTieringAfter: Duration.days(30),
      crossAccountReaders: [
        CrossAccountReaders.accounts([props.auditors.account], { vpcEndpointIds: [props.auditors.vpcEndpointId] }),
      ],
    });

    const report = new lambda.Function(this, 'Report', {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(join(__dirname, '../lambda')),
      handler: 'report.handler',
      timeout: Duration.minutes(5),
      vpc,
      environment: { POSITIONS: positions.table.tableName, REPORTS: reports.bucket.bucketName },
    });
    positions.table.grants.actions(report, 'dynamodb:Query');
    reports.bucket.grants.actionsOnObjectKeys(report, 'reports/*', 's3:PutObject');

    new events.Rule(this, 'EveryNight', {
      schedule: events.Schedule.cron({ hour: '1', minute: '0' }),
      targets: [new targets.LambdaFunction(report)],
    });
  }
}
