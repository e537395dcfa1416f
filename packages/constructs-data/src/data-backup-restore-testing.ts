import * as events from 'aws-cdk-lib/aws-events';
import { Duration } from 'aws-cdk-lib/core';

/** The recovery point that a restore test restores, among those of the selection window. */
export enum RecoveryPointSelection {
  /** The latest recovery point. */
  LATEST_WITHIN_WINDOW = 'LATEST_WITHIN_WINDOW',

  /** A random recovery point, so that older ones are tested as well. */
  RANDOM_WITHIN_WINDOW = 'RANDOM_WITHIN_WINDOW',
}

/**
 * Tests of a `DataBackup`: AWS Backup restores one recovery point of each table, and then deletes the restored table.
 *
 * The names of restored tables start with `awsbackup-restore-test-`. They are encrypted with a key owned by DynamoDB.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export interface DataBackupRestoreTesting {
  /**
   * The name of the restore-testing plan, unique in the account and region: 1 to 50 letters, digits and `_`.
   *
   * Changing the name replaces the plan.
   *
   * @default - a name derived from the name of the stack and the path of the construct
   */
  readonly planName?: string;

  /**
   * When restores are tested, as a cron expression in UTC.
   *
   * @default - every Monday and Thursday at 12:00
   */
  readonly schedule?: events.Schedule;

  /**
   * The time after the schedule within which a test starts, at random: 1 to 168 whole hours.
   *
   * @default Duration.hours(8)
   */
  readonly startWindow?: Duration;

  /**
   * The recovery point to restore.
   *
   * @default RecoveryPointSelection.LATEST_WITHIN_WINDOW
   */
  readonly recoveryPoint?: RecoveryPointSelection;

  /**
   * The maximum age of a recovery point that is restored: 1 to 365 whole days. A table without a recovery point of this
   * age is not restored.
   *
   * @default Duration.days(30)
   */
  readonly selectionWindow?: Duration;

  /**
   * How long a restored table is kept to be validated: 1 to 168 whole hours.
   *
   * @default - a restored table is deleted as soon as the restore is completed
   */
  readonly validationWindow?: Duration;

  /**
   * The time without a completed restore that raises an alarm: 1 to 168 whole hours.
   *
   * It must exceed the longest interval of the schedule by the start window and the time that a restore takes. CloudWatch
   * evaluates up to seven days, so restores that are tested once a week or less often cannot have this alarm.
   *
   * @default - 120 hours, or no alarm on missing restores if there is a `schedule`
   */
  readonly missingAfter?: Duration;
}
