import { Duration } from 'aws-cdk-lib/core';

/** How long an invocation may take, unless asked for otherwise. */
export const DEFAULT_TIMEOUT = Duration.seconds(30);

/** The longest SQS keeps a message. */
export const QUEUE_RETENTION = Duration.days(14);
