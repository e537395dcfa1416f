import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataTablePreset } from './data-table-presets';

const DEFAULT_PARTITION_KEY = 'pk';
const DEFAULT_SORT_KEY = 'sk';

const TABLE_NAME_PATTERN = /^[A-Za-z0-9_.-]{3,255}$/;
const MAX_KEY_NAME_LENGTH = 255;

/** Properties of a `DataTable`. */
export interface DataTableProps extends DataTablePreset {
  /**
   * The table's name: 3 to 255 letters, digits, `_`, `.` and `-`.
   *
   * @default - a generated name
   */
  readonly tableName?: string;

  /**
   * The name of the partition key, a string: 1 to 255 characters.
   *
   * @default pk
   */
  readonly partitionKeyName?: string;

  /**
   * The name of the sort key, a string: 1 to 255 characters, and not the partition key's.
   *
   * @default sk
   */
  readonly sortKeyName?: string;

  /**
   * How reads and writes are paid for.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
   * @default Billing.onDemand()
   */
  readonly billing?: dynamodb.Billing;

  /**
   * Further regions that hold a replica with the same backups and the same protection, in a stack that knows its
   * own region.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
   * @default - none
   */
  readonly replicaRegions?: string[];
}

/**
 * A DynamoDB table with a string partition key and a string sort key, whose data is backed up, protected from
 * deletion and kept.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/best-practices-security-preventative.html
 * @example
 *
 * const bars = new DataTable(this, 'Bars', { tableName: 'bars', replicaRegions: ['eu-central-1'] });
 *
 * declare const reader: iam.IGrantable;
 * bars.table.grants.actions(reader, 'dynamodb:GetItem', 'dynamodb:Query');
 */
export class DataTable extends Construct {
  /** The table, to grant actions on, and to give indexes. */
  public readonly table: dynamodb.TableV2;

  /**
   * @throws when `tableName`, `partitionKeyName` or `sortKeyName` break their rules, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: DataTableProps = {}) {
    super(scope, id);

    const partitionKeyName = props.partitionKeyName ?? DEFAULT_PARTITION_KEY;
    const sortKeyName = props.sortKeyName ?? DEFAULT_SORT_KEY;
    validateProps([
      ...validateTableName(props.tableName),
      ...validateKeyName('partitionKeyName', partitionKeyName),
      ...validateKeyName('sortKeyName', sortKeyName),
      ...validateKeysDiffer(partitionKeyName, sortKeyName),
    ]);

    this.table = new dynamodb.TableV2(this, 'Table', {
      tableName: props.tableName,
      partitionKey: { name: partitionKeyName, type: dynamodb.AttributeType.STRING },
      sortKey: { name: sortKeyName, type: dynamodb.AttributeType.STRING },
      billing: props.billing ?? dynamodb.Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: props.pointInTimeRecovery ?? true },
      deletionProtection: props.deletionProtection ?? true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      replicas: props.replicaRegions?.map((region) => ({ region })),
    });
  }
}

function validateProps(errors: string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

function validateTableName(tableName: string | undefined): string[] {
  if (tableName === undefined || Token.isUnresolved(tableName) || TABLE_NAME_PATTERN.test(tableName)) return [];
  return [`\`tableName\` must be 3 to 255 letters, digits, "_", "." or "-", got: ${tableName}`];
}

function validateKeyName(prop: string, name: string): string[] {
  if (Token.isUnresolved(name) || (name.length >= 1 && name.length <= MAX_KEY_NAME_LENGTH)) return [];
  return [`\`${prop}\` must be 1 to ${MAX_KEY_NAME_LENGTH} characters long, got: ${name.length}`];
}

function validateKeysDiffer(partitionKeyName: string, sortKeyName: string): string[] {
  if (partitionKeyName !== sortKeyName) return [];
  return [`\`sortKeyName\` must differ from \`partitionKeyName\`, got: ${sortKeyName}`];
}
