import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { StackProps } from 'aws-cdk-lib/core';
import type { IngestionSettings } from '../ingestion-settings';
import type { EnvironmentSize } from '../load/environment-size';
import type { Place } from '../naming';
import type { Services } from './network-stack';

/** Properties of a stack with a function that turns trade files into bars. */
export interface ProcessingStackProps extends StackProps {
  readonly place: Place;
  readonly settings: IngestionSettings;
  readonly size: EnvironmentSize;
  readonly logRetention: RetentionDays;
  /** The folder with the processor's built code. */
  readonly processorBundle: string;
  readonly vpc: IVpc;
  readonly services: Services;
  readonly bucket: IBucket;
  readonly table: ITable;
  readonly alarmTopicArn?: string;
}
