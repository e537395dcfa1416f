import { Duration } from 'aws-cdk-lib/core';

/** The default timeout of a function. */
export const DEFAULT_TIMEOUT = Duration.seconds(30);

/** The default retention of messages. It leaves at least seven days for the retention of dead letters. */
export const DEFAULT_QUEUE_RETENTION = Duration.days(7);

/** The retention of dead letters, the maximum of SQS. */
export const DEAD_LETTER_RETENTION = Duration.days(14);
