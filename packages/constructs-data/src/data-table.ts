import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataReaders } from './data-readers';
import { DataTableIndex, IndexProjection } from './data-table-index';
import { DataTablePreset } from './data-table-presets';
import { DataTableReplica } from './data-table-replica';
import { refuse } from './private/breaches';
import { letDecrypt, tablePolicy } from './private/reader-statements';
import { allReplicas, renderInsights, renderReplica } from './private/table-replicas';
import { TableSettings, validateTable } from './private/validate-table';

const DEFAULT_PARTITION_KEY = 'pk';
const DEFAULT_SORT_KEY = 'sk';

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
   * How reads and writes are paid for: on demand, with or without a maximum, or provisioned and scaled.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
   * @default Billing.onDemand()
   */
  readonly billing?: dynamodb.Billing;

  /**
   * Indexes under other keys, 20 at most. DynamoDB adds or removes one at a time: so does a deployment.
   *
   * @default - none
   */
  readonly globalSecondaryIndexes?: DataTableIndex[];

  /**
   * The attribute that says, in seconds since 1970, when DynamoDB may delete an item; a number, hence no key.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
   * @default - items stay
   */
  readonly timeToLiveAttribute?: string;

  /**
   * What a stream tells of each change.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
   * @default - no stream; with replicas `StreamViewType.NEW_AND_OLD_IMAGES`, the only one they can be written from
   */
  readonly stream?: dynamodb.StreamViewType;

  /**
   * Counts which keys of the table and of its indexes are used or throttled most.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights.html
   * @default - off: the table and each index pay a monthly fee for their rules, and for the events that are counted
   */
  readonly contributorInsights?: dynamodb.ContributorInsightsMode;

  /**
   * How many days of continuous backups are kept, 1 to 35; with `pointInTimeRecovery` only. The price is the same.
   *
   * @default 35
   */
  readonly recoveryPeriodInDays?: number;

  /**
   * Whose key encrypts the table at rest: a key that DynamoDB owns is free, and takes nothing from who may read. A
   * customer-managed one costs a monthly fee and each request to KMS, and can be shut; it needs a key for each replica.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
   * @default TableEncryptionV2.dynamoOwnedKey()
   */
  readonly encryption?: dynamodb.TableEncryptionV2;

  /**
   * Further regions that hold a replica with the same backups and the same protection, in a stack that knows its
   * own region.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
   * @default - none
   */
  readonly replicaRegions?: string[];

  /**
   * Further replicas with settings of their own, beside those of `replicaRegions`.
   *
   * @default - none
   */
  readonly replicas?: DataTableReplica[];

  /**
   * Who of other accounts may read the table, its indexes and its replicas, by their policies; with a customer-managed
   * key of the same app also decrypt the table, by the key's. Only with a `tableName`, which the policies name.
   *
   * @default - nobody
   */
  readonly readers?: DataReaders[];
}

/**
 * A DynamoDB table with a string partition key and a string sort key, whose data is backed up, protected from
 * deletion and kept.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/best-practices-security-preventative.html
 * @example
 *
 * const bars = new DataTable(this, 'Bars', {
 *   tableName: 'bars',
 *   globalSecondaryIndexes: [{ indexName: 'by-day', partitionKeyName: 'day', sortKeyName: 'pk' }],
 *   replicas: [{ region: 'eu-central-1', recoveryPeriodInDays: 7 }],
 * });
 *
 * declare const reader: iam.IGrantable;
 * bars.table.grants.actions(reader, 'dynamodb:GetItem', 'dynamodb:Query');
 */
export class DataTable extends Construct {
  /** The table, to grant actions on. */
  public readonly table: dynamodb.TableV2;

  /**
   * @throws when a property breaks its rule, with every breach in one message
   */
  public constructor(scope: Construct, id: string, props: DataTableProps = {}) {
    super(scope, id);

    const settings = settle(props);
    refuse(validateTable(props, settings));

    const { recoveryPeriodInDays, globalSecondaryIndexes: indexes = [] } = props;
    const { pointInTimeRecovery, replicas } = settings;
    const resourcePolicy = this.policyByRegion(props);
    this.table = new dynamodb.TableV2(this, 'Table', {
      tableName: props.tableName,
      partitionKey: stringKey(settings.partitionKeyName),
      sortKey: stringKey(settings.sortKeyName),
      globalSecondaryIndexes: indexes.map(renderIndex),
      timeToLiveAttribute: props.timeToLiveAttribute,
      dynamoStream: props.stream,
      billing: settings.billing,
      encryption: props.encryption,
      contributorInsightsSpecification: renderInsights(props.contributorInsights),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: pointInTimeRecovery, recoveryPeriodInDays },
      deletionProtection: settings.deletionProtection,
      removalPolicy: settings.removalPolicy,
      resourcePolicy: resourcePolicy(Stack.of(this).region),
      replicas: replicas.map((replica) => ({
        ...renderReplica(replica, { pointInTimeRecovery, recoveryPeriodInDays }, indexes),
        resourcePolicy: resourcePolicy(replica.region),
      })),
    });
    this.letDecrypt(props.readers);
  }

  /** From the table's name: a reference to the table would be one of its policy to itself. */
  private policyByRegion(props: DataTableProps): (region: string) => iam.PolicyDocument | undefined {
    const { readers, tableName: resourceName, globalSecondaryIndexes: indexes = [] } = props;
    if (!readers) return () => undefined;

    const indexNames = indexes.map(({ indexName }) => indexName);
    return (region) => {
      const tableArn = Stack.of(this).formatArn({ service: 'dynamodb', region, resource: 'table', resourceName });
      return tablePolicy(readers, tableArn, indexNames);
    };
  }

  private letDecrypt(readers: DataReaders[] = []): void {
    const { region, urlSuffix } = Stack.of(this);
    if (this.table.encryptionKey) letDecrypt(readers, this.table.encryptionKey, `dynamodb.${region}.${urlSuffix}`);
  }
}

function settle(props: DataTableProps): TableSettings {
  return {
    partitionKeyName: props.partitionKeyName ?? DEFAULT_PARTITION_KEY,
    sortKeyName: props.sortKeyName ?? DEFAULT_SORT_KEY,
    billing: props.billing ?? dynamodb.Billing.onDemand(),
    pointInTimeRecovery: props.pointInTimeRecovery ?? true,
    deletionProtection: props.deletionProtection ?? true,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    replicas: allReplicas(props.replicaRegions, props.replicas),
  };
}

function stringKey(name: string): dynamodb.Attribute {
  return { name, type: dynamodb.AttributeType.STRING };
}

function renderIndex(index: DataTableIndex): dynamodb.GlobalSecondaryIndexPropsV2 {
  const { partitionKeyName, sortKeyName, projection = IndexProjection.all(), ...rest } = index;
  return {
    ...rest,
    partitionKey: stringKey(partitionKeyName),
    sortKey: sortKeyName === undefined ? undefined : stringKey(sortKeyName),
    projectionType: projection.projectionType,
    nonKeyAttributes: projection.attributes,
  };
}
