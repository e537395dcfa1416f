import { valueAt } from '@trading/template';
import { TRADES_PREFIX, tradesBucketName } from '../../../src/ingestion-settings';
import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployment } from '../deployment/deployment';
import { sessionOf } from '../deployment/policies';
import { mayAssume } from './may-assume';
import { problemIf } from './step';

/** The minutes within which S3 replicates objects with replication time control. */
const MINUTES = 15;

/** The actions of S3 on a trade file of the bucket, and on its replica. */
const READ = ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'];
const REPLICATE = ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ReplicateDelete'];

/** Returns what keeps trade files and their deletion from the bucket of the other region, if there is one. */
export async function replicationProblems(deployment: Deployment): Promise<string[]> {
  const { counterpart } = deployment.region;
  if (!counterpart?.isDeployed) return [];
  const { account } = deployment.location;
  const bucket = deployment.named('AWS::S3::Bucket', `trades-${account}`);
  const destination = `arn:aws:s3:::${tradesBucketName(account, counterpart.place)}`;
  const rule = bucket
    .list('ReplicationConfiguration.Rules')
    .find((each) => valueAt(each, 'Destination.Bucket') === destination);
  if (!rule) return [`no rule replicates to ${destination} (${bucket.label})`];
  const at = (path: string) => valueAt(rule, path);
  const prefix = at('Filter.Prefix');
  const isAll = prefix === TRADES_PREFIX && at('Filter.TagFilter') === undefined;
  return [
    ...problemIf(at('Status') !== 'Enabled', `the replication is off (${bucket.label})`),
    ...problemIf(!isAll, `the replication is not that of all trade files (${bucket.label})`),
    ...problemIf(
      at('DeleteMarkerReplication.Status') !== 'Enabled',
      `files that are deleted stay in the other region (${bucket.label})`,
    ),
    ...problemIf(
      at('Destination.ReplicationTime.Status') !== 'Enabled' ||
        at('Destination.ReplicationTime.Time.Minutes') !== MINUTES ||
        at('Destination.Metrics.Status') !== 'Enabled' ||
        at('Destination.Metrics.EventThreshold.Minutes') !== MINUTES,
      `nothing promises when files are replicated (${bucket.label})`,
    ),
    ...problemIf(
      at('Destination.EncryptionConfiguration') !== undefined ||
        at('SourceSelectionCriteria.SseKmsEncryptedObjects.Status') === 'Disabled' ||
        !['STANDARD', undefined].includes(at('Destination.StorageClass') as string | undefined),
      `the processor cannot read the replicas (${bucket.label})`,
    ),
    ...(await roleProblems(deployment, bucket.value('ReplicationConfiguration.Role'), bucket.arn, destination)),
  ];
}

async function roleProblems(
  deployment: Deployment,
  roleArn: unknown,
  source: string,
  destination: string,
): Promise<string[]> {
  const { account } = deployment.location;
  const role = deployment.meant('AWS::IAM::Role', roleArn);
  const caller = sessionOf(deployment, role.name);
  const file = `${TRADES_PREFIX}2024/x.csv`;
  const problems: string[] = [];
  if (!(await mayAssume(deployment, role, service('s3', source, account)))) {
    problems.push(`S3 may not assume the role of the replication (${role.label})`);
  }
  for (const [actions, resource] of [
    [['s3:GetReplicationConfiguration', 's3:ListBucket'], source],
    [READ, `${source}/${file}`],
    [REPLICATE, `${destination}/${file}`],
  ] as const) {
    for (const action of actions) {
      if ((await decide({ caller, action, resource }, account)) === 'allowed') continue;
      problems.push(`the role of the replication does not allow ${action} on ${resource} (${role.label})`);
    }
  }
  return problems;
}
