import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const PERIOD = Duration.hours(1);

/** Properties for `BackupAlarms`. */
export interface BackupAlarmsProps {
  readonly vaultName: string;
  /** The names of the vaults that recovery points are copied to. */
  readonly copyVaultNames: string[];
  /** The time without a completed job that raises an alarm. */
  readonly missingAfter: Duration | undefined;
  /** Adds alarms on restores if they are tested. */
  readonly restores?: {
    /** The time without a completed restore that raises an alarm. */
    readonly missingAfter: Duration | undefined;
  };
}

/**
 * Alarms on the jobs of a backup plan.
 *
 * A copy is a job of the account and region of the plan, but its metrics have the name of the vault that it copies to.
 * Those of a restore have the name of the vault with the recovery point. On-demand restores are included.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 */
export class BackupAlarms extends Construct {
  public readonly all: cloudwatch.Alarm[];

  public constructor(scope: Construct, id: string, props: BackupAlarmsProps) {
    super(scope, id);
    const { vaultName, copyVaultNames, missingAfter, restores } = props;

    this.all = [
      this.addUnsuccessful('BackupFailed', 'Backups fail', 'NumberOfBackupJobsFailed', vaultName),
      this.addUnsuccessful('BackupExpired', 'Backups do not start in time', 'NumberOfBackupJobsExpired', vaultName),
      this.addUnsuccessful('BackupAborted', 'Backups are canceled', 'NumberOfBackupJobsAborted', vaultName),
      ...this.addMissing(
        'BackupMissing',
        'No backup was created',
        'NumberOfBackupJobsCompleted',
        vaultName,
        missingAfter,
      ),
      ...copyVaultNames.flatMap((name, index) => [
        this.addUnsuccessful(`CopyFailed${index + 1}`, 'Copies of backups fail', 'NumberOfCopyJobsFailed', name),
        ...this.addMissing(
          `CopyMissing${index + 1}`,
          'No backup was copied',
          'NumberOfCopyJobsCompleted',
          name,
          missingAfter,
        ),
      ]),
      ...(restores ? this.addRestores(vaultName, restores.missingAfter) : []),
    ];
  }

  /** A restore that does not start within its window is only missing: AWS Backup has no metric of it. */
  private addRestores(vaultName: string, missingAfter: Duration | undefined): cloudwatch.Alarm[] {
    return [
      this.addUnsuccessful('RestoreFailed', 'Restores of backups fail', 'NumberOfRestoreJobsFailed', vaultName),
      ...this.addMissing(
        'RestoreMissing',
        'No backup was restored',
        'NumberOfRestoreJobsCompleted',
        vaultName,
        missingAfter,
      ),
    ];
  }

  private addUnsuccessful(id: string, problem: string, metricName: string, vaultName: string): cloudwatch.Alarm {
    return new cloudwatch.Alarm(this, id, {
      alarmDescription: `${problem}. AWS Backup shows the reason of each job`,
      metric: jobs(metricName, vaultName),
      threshold: 1,
      evaluationPeriods: 1,
      // AWS Backup only reports numbers of jobs that are not zero.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }

  private addMissing(
    id: string,
    problem: string,
    metricName: string,
    vaultName: string,
    after: Duration | undefined,
  ): cloudwatch.Alarm[] {
    if (!after) return [];
    return [
      new cloudwatch.Alarm(this, id, {
        alarmDescription: `${problem} for too long`,
        metric: jobs(metricName, vaultName),
        comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        threshold: 1,
        // CloudWatch also looks at some periods before these, so a single long period would delay the alarm by days.
        evaluationPeriods: after.toHours(),
        treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      }),
    ];
  }
}

/** The number of jobs that reached a state within an hour. */
function jobs(metricName: string, vaultName: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Backup',
    metricName,
    dimensionsMap: { BackupVaultName: vaultName },
    period: PERIOD,
    statistic: cloudwatch.Stats.SUM,
  });
}
