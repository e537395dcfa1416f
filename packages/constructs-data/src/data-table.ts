import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CrossAccountReaders } from './cross-account-readers';
import { DataTableIndex } from './data-table-index';
import { DataTableProps } from './data-table-props';
import { IndexProjection } from './index-projection';
import { addNoBackupReason } from './private/no-backup-reason';
import { allowDecryption, tablePolicy, validateReaderPolicies } from './private/reader-statements';
import { renderInsights, renderReplica } from './private/table-replicas';
import { validateAddedLater } from './private/validate-added-later';
import { throwAll } from './private/throw-all';
import { TableSettings, validateDataTable } from './private/validate-data-table';
import { encryptionWithKey } from './private/validate-table-encryption';

const DEFAULT_PARTITION_KEY = 'pk';
const DEFAULT_SORT_KEY = 'sk';

/**
 * A DynamoDB table that is backed up, protected from deletion and retained by default.
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
  /** The table. Use it to grant permissions. */
  public readonly table: dynamodb.TableV2;

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: DataTableProps = {}) {
    super(scope, id);

    const settings = applyDefaults(props);
    throwAll(validateDataTable(this, props, settings));

    const { recoveryPeriodInDays, globalSecondaryIndexes: indexes = [] } = props;
    const { pointInTimeRecovery, replicas } = settings;
    const resourcePolicy = this.policyByRegion(props);
    this.table = new dynamodb.TableV2(this, 'Table', {
      tableName: props.tableName,
      partitionKey: key(settings.partitionKeyName, props.partitionKeyType),
      sortKey: settings.sortKeyName === undefined ? undefined : key(settings.sortKeyName, props.sortKeyType),
      tableClass: props.tableClass,
      warmThroughput: props.warmThroughput,
      multiRegionConsistency: props.multiRegionConsistency,
      witnessRegion: props.witnessRegion,
      globalSecondaryIndexes: indexes.map(renderIndex),
      timeToLiveAttribute: props.timeToLiveAttribute,
      dynamoStream: props.stream,
      billing: settings.billing,
      encryption: encryptionWithKey(props.encryption),
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
    this.node.defaultChild = this.table.node.defaultChild;
    this.allowDecryption(props.crossAccountReaders);
    this.node.addValidation({ validate: () => this.validateReaders(props, resourcePolicy(Stack.of(this).region)) });
    props.backup?.addTable(this.table);
    addNoBackupReason(this.table, pointInTimeRecovery, props);
  }

  /**
   * Returns a metric of the table.
   *
   * @param metricName the name of a metric in the namespace `AWS/DynamoDB`
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metric(metricName, props);
  }

  /**
   * The number of read capacity units that are consumed.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricConsumedReadCapacityUnits(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metricConsumedReadCapacityUnits(props);
  }

  /**
   * The number of write capacity units that are consumed.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricConsumedWriteCapacityUnits(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metricConsumedWriteCapacityUnits(props);
  }

  /**
   * The number of conditional writes that fail because their condition is not met.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricConditionalCheckFailedRequests(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metricConditionalCheckFailedRequests(props);
  }

  /**
   * The latency of successful requests of one operation.
   *
   * @param props the options of the metric, by default the average over 5 minutes; the dimension `Operation` is
   * required
   * @throws if `dimensionsMap` has no `Operation`, such as `GetItem`
   */
  public metricSuccessfulRequestLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metricSuccessfulRequestLatency(props);
  }

  /**
   * The number of requests that are throttled, summed over operations.
   *
   * @param props the operations and the options of the metric, by default all operations and the sum over 5 minutes
   */
  public metricThrottledRequestsForOperations(props?: dynamodb.OperationsMetricOptions): cloudwatch.IMetric {
    return this.table.metricThrottledRequestsForOperations(props);
  }

  /**
   * The number of requests that fail because of an internal error of DynamoDB, summed over operations.
   *
   * @param props the operations and the options of the metric, by default all operations and the sum over 5 minutes
   */
  public metricSystemErrorsForOperations(props?: dynamodb.SystemErrorsForOperationsMetricOptions): cloudwatch.IMetric {
    return this.table.metricSystemErrorsForOperations(props);
  }

  /** Builds ARNs from the name of the table, because its own policy cannot refer to the table. */
  private policyByRegion(props: DataTableProps): (region: string) => iam.PolicyDocument | undefined {
    const { crossAccountReaders: readers, tableName: resourceName, globalSecondaryIndexes: indexes = [] } = props;
    if (!readers) return () => undefined;

    const indexNames = indexes.map(({ indexName }) => indexName);
    return (region) => {
      const tableArn = Stack.of(this).formatArn({ service: 'dynamodb', region, resource: 'table', resourceName });
      return tablePolicy(readers, tableArn, indexNames);
    };
  }

  /** The policies are complete when the table is constructed. */
  private validateReaders(props: DataTableProps, policy: iam.PolicyDocument | undefined): string[] {
    if (!props.crossAccountReaders) return [];
    return [
      ...validateReaderPolicies(this, policy, 'table', this.table.encryptionKey),
      ...validateAddedLater(this.table, props),
    ];
  }

  private allowDecryption(readers: CrossAccountReaders[] = []): void {
    const { region, urlSuffix } = Stack.of(this);
    if (this.table.encryptionKey) allowDecryption(readers, this.table.encryptionKey, `dynamodb.${region}.${urlSuffix}`);
  }
}

function applyDefaults(props: DataTableProps): TableSettings {
  return {
    partitionKeyName: props.partitionKeyName ?? DEFAULT_PARTITION_KEY,
    sortKeyName: (props.hasSortKey ?? true) ? (props.sortKeyName ?? DEFAULT_SORT_KEY) : undefined,
    billing: props.billing ?? dynamodb.Billing.onDemand(),
    pointInTimeRecovery: props.pointInTimeRecovery ?? true,
    deletionProtection: props.deletionProtection ?? true,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    replicas: props.replicas ?? [],
  };
}

function key(name: string, type = dynamodb.AttributeType.STRING): dynamodb.Attribute {
  return { name, type };
}

function renderIndex(index: DataTableIndex): dynamodb.GlobalSecondaryIndexPropsV2 {
  const { partitionKeyName, partitionKeyType, sortKeyName, sortKeyType, ...rest } = index;
  const { projection = IndexProjection.all(), ...options } = rest;
  return {
    ...options,
    partitionKey: key(partitionKeyName, partitionKeyType),
    sortKey: sortKeyName === undefined ? undefined : key(sortKeyName, sortKeyType),
    projectionType: projection._projectionType,
    nonKeyAttributes: projection._attributes,
  };
}
