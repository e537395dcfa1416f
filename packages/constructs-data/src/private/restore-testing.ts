import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Duration, Lazy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type DataBackupRestoreTesting, RecoveryPointSelection } from '../data-backup-restore-testing';
import { defaultRestoreTestingPlanName } from './backup-names';
import { RestoreRole } from './restore-role';

const DEFAULT_SCHEDULE = events.Schedule.cron({ weekDay: 'MON,THU', hour: '12', minute: '0' });
const DEFAULT_START_WINDOW = Duration.hours(8);
const DEFAULT_SELECTION_WINDOW = Duration.days(30);

/** The longest interval of the default schedule, 8 hours by which the second test may start later, and 16 to restore. */
const DEFAULT_MISSING_AFTER = Duration.hours(120);

/** The ARNs that AWS Backup accepts in a selection. */
const MAX_TABLES = 30;

/** Properties for `RestoreTesting`. */
export interface RestoreTestingProps {
  readonly settings: DataBackupRestoreTesting;
  readonly vaultArn: string;
  /** The key of the vault. */
  readonly encryptionKey: kms.IKey | undefined;
}

/** A restore-testing plan for the tables of a `DataBackup`, which is its scope. */
export class RestoreTesting extends Construct {
  /** The time without a completed restore that raises an alarm. */
  public readonly missingAfter: Duration | undefined;

  private readonly tableArns: string[] = [];

  public constructor(scope: Construct, id: string, { settings, vaultArn, encryptionKey }: RestoreTestingProps) {
    super(scope, id);

    this.missingAfter = settings.missingAfter ?? (settings.schedule ? undefined : DEFAULT_MISSING_AFTER);
    const plan = new backup.CfnRestoreTestingPlan(this, 'Plan', {
      restoreTestingPlanName: settings.planName ?? defaultRestoreTestingPlanName(scope),
      scheduleExpression: (settings.schedule ?? DEFAULT_SCHEDULE).expressionString,
      startWindowHours: (settings.startWindow ?? DEFAULT_START_WINDOW).toHours(),
      recoveryPointSelection: {
        algorithm: settings.recoveryPoint ?? RecoveryPointSelection.LATEST_WITHIN_WINDOW,
        includeVaults: [vaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: (settings.selectionWindow ?? DEFAULT_SELECTION_WINDOW).toDays(),
      },
    });
    const role = new RestoreRole(this, 'Role', encryptionKey);
    const selection = new backup.CfnRestoreTestingSelection(this, 'Selection', {
      restoreTestingPlanName: plan.ref,
      restoreTestingSelectionName: 'tables',
      protectedResourceType: 'DynamoDB',
      protectedResourceArns: Lazy.list({ produce: () => this.tableArns }),
      iamRoleArn: role.roleArn,
      validationWindowHours: settings.validationWindow?.toHours(),
    });
    // The first test must not start before the role has its permissions.
    selection.node.addDependency(role.policy);
    this.node.addValidation({
      validate: () =>
        this.tableArns.length > 0
          ? []
          : ['no restore is tested: pass the backup to a table as `backup`, or remove `restoreTesting`'],
    });
  }

  /**
   * @throws if the plan has too many tables
   */
  public addTable(table: dynamodb.ITable): void {
    if (this.tableArns.length === MAX_TABLES) {
      throw new Error(
        `A restore-testing plan must have at most ${MAX_TABLES} tables: use another \`DataBackup\` for further tables`,
      );
    }
    this.tableArns.push(table.tableArn);
  }
}
