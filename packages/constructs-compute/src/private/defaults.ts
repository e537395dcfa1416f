import { Duration } from 'aws-cdk-lib/core';

/** The default timeout of a function. */
export const DEFAULT_TIMEOUT = Duration.seconds(30);

/** The maximum retention period of SQS. */
export const QUEUE_RETENTION = Duration.days(14);
