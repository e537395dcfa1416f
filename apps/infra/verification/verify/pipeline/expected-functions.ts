import { ingestionVariables, regionVariables, replicaVariables, TRADES_PREFIX } from '../../../src/ingestion-settings';
import { sizeEnvironment } from '../../../src/load/environment-size';
import { queryVariables } from '../../../src/query-settings';
import { EXPORTS_PREFIX } from '../../../src/export-settings';
import { names } from '../decisions/actions';
import type { Deployed, Deployment } from '../deployment/deployment';
import { policyOf } from '../deployment/policies';
import type { ExpectedFunction } from './functions';
import type { Need } from './needs';
import { tableOf } from './tables';

const READS = names('dynamodb', 'GetItem BatchGetItem Query');

/** The function that turns a trade file into bars. */
export function processorOf(deployment: Deployment): ExpectedFunction {
  return processingOf(deployment, 'data-processor', {
    QUEUE_URL: queueOf(deployment).name,
    DEAD_LETTER_QUEUE_URL: deadLettersOf(deployment).name,
  });
}

export function processorNeeds(deployment: Deployment): Need[] {
  return [
    ...processingNeeds(deployment),
    sendsTo(deployment, queueOf(deployment)),
    sendsTo(deployment, deadLettersOf(deployment)),
  ];
}

/** The function that turns the trade files of a backfill into bars. */
export function backfillOf(deployment: Deployment): ExpectedFunction {
  const { writeUnits } = sizeEnvironment(deployment.environment, deployment.settings).backfill;
  return processingOf(deployment, 'backfill', { WRITE_UNITS_PER_SECOND: String(writeUnits) });
}

export function backfillNeeds(deployment: Deployment): Need[] {
  return processingNeeds(deployment);
}

/** A function that turns trade files into bars, with the variables that it has for itself. */
function processingOf(
  deployment: Deployment,
  name: string,
  variables: ExpectedFunction['variables'],
): ExpectedFunction {
  const { environment, settings } = deployment;
  const { memory, timeout, storage } = sizeEnvironment(environment, settings).processor;
  return {
    name,
    memorySize: memory.value,
    timeout: timeout.value,
    storage: storage.value,
    variables: {
      TABLE_NAME: tableOf(deployment).name,
      ...variables,
      ...ingestionVariables(environment, settings),
      ...regionVariables(environment, settings, bucketOf(deployment, 'trades').name),
    },
  };
}

/** The requests without which no trade file can be turned into bars. */
function processingNeeds(deployment: Deployment): Need[] {
  const trades = bucketOf(deployment, 'trades');
  return [
    {
      service: 's3',
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      arn: `${trades.arn}/${TRADES_PREFIX}2024/x.csv`,
      policy: policyOf(deployment, trades),
    },
    {
      service: 's3',
      actions: ['s3:ListBucketVersions'],
      arn: trades.arn,
      policy: policyOf(deployment, trades),
      context: { 's3:prefix': `${TRADES_PREFIX}2024/x.csv` },
    },
    {
      service: 'dynamodb',
      actions: [
        ...[...READS, ...names('dynamodb', 'PutItem BatchWriteItem')],
        ...(deployment.settings.regions.length > 1 ? ['dynamodb:ConditionCheckItem'] : []),
      ],
      arn: tableOf(deployment).arn,
    },
  ];
}

/** The function behind the query API. */
export function queryOf(deployment: Deployment): ExpectedFunction {
  const { environment, settings } = deployment;
  return {
    name: 'query',
    memorySize: settings.query.memorySize,
    // API Gateway ends requests after 30 seconds.
    timeout: 29,
    variables: {
      TABLE_NAME: tableOf(deployment).name,
      BUCKET_NAME: bucketOf(deployment, 'trades').name,
      ...(deployment.region.isWriter ? { SETTLEMENT_QUEUE_URL: queueOf(deployment).name } : {}),
      BAR_INTERVAL: settings.bars.interval,
      ...replicaVariables(environment, settings),
      ...queryVariables(environment, settings.query),
    },
  };
}

export function queryNeeds(deployment: Deployment): Need[] {
  return [
    { service: 'dynamodb', actions: READS, arn: tableOf(deployment).arn },
    ...(deployment.region.isWriter ? [sendsTo(deployment, queueOf(deployment))] : []),
  ];
}

/** The function that exports closed days. */
export function exporterOf(deployment: Deployment): ExpectedFunction {
  const { environment, settings } = deployment;
  return {
    name: 'exporter',
    memorySize: settings.exports.memorySize,
    timeout: 900,
    storage: 2048,
    variables: {
      TABLE_NAME: tableOf(deployment).name,
      BUCKET_NAME: bucketOf(deployment, 'exports').name,
      SETTLEMENT_QUEUE_URL: queueOf(deployment).name,
      BAR_INTERVAL: settings.bars.interval,
      ...replicaVariables(environment, settings),
    },
  };
}

export function exporterNeeds(deployment: Deployment): Need[] {
  const exports = bucketOf(deployment, 'exports');
  const policy = policyOf(deployment, exports);
  return [
    { service: 'dynamodb', actions: READS, arn: tableOf(deployment).arn },
    {
      service: 's3',
      actions: ['s3:GetObject', 's3:PutObject'],
      arn: `${exports.arn}/${EXPORTS_PREFIX}interval=1m/feed=f/date=2024-08-08/bars.parquet`,
      policy,
    },
    { service: 's3', actions: ['s3:ListBucket'], arn: exports.arn, policy },
    sendsTo(deployment, queueOf(deployment)),
  ];
}

function bucketOf(deployment: Deployment, name: string): Deployed {
  return deployment.named('AWS::S3::Bucket', `${name}-${deployment.location.account}`);
}

function sendsTo(deployment: Deployment, queue: Deployed): Need {
  return { service: 'sqs', actions: ['sqs:SendMessage'], arn: queue.arn, policy: policyOf(deployment, queue) };
}

/** The queue of the processor, to which the functions send requests for settlements. */
function queueOf(deployment: Deployment): Deployed {
  return deployment.named('AWS::SQS::Queue', 'trade-files');
}

function deadLettersOf(deployment: Deployment): Deployed {
  return deployment.named('AWS::SQS::Queue', 'trade-files-dead-letters');
}
