import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DataReaders } from './data-readers';
import { DataTableIndex, IndexProjection } from './data-table-index';
import { DataTableProps } from './data-table-props';
import { noteReason } from './private/no-backup-reason';
import { throwAll } from './private/throw-all';
import { letDecrypt, tablePolicy } from './private/reader-statements';
import { allReplicas, renderInsights, renderReplica } from './private/table-replicas';
import { TableSettings, validateTable } from './private/validate-table';

const DEFAULT_PARTITION_KEY = 'pk';
const DEFAULT_SORT_KEY = 'sk';

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
    throwAll(validateTable(props, settings));

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
    props.backup?.addTable(this.table);
    noteReason(this.table, pointInTimeRecovery, props);
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
