import { BUCKET_ACTIONS, names, OBJECT_ACTIONS, QUEUE_ACTIONS, TABLE_ACTIONS } from './actions';
import type { Caller, Case } from './decide';
import { within, type Target } from './stack-lookup';
import { FOREIGN_ACCOUNT, service, type World } from './world';

const ASSUME = ['sts:AssumeRole'];
const READ = names('s3', 'GetObjectVersionForReplication GetObjectVersionAcl GetObjectVersionTagging');
const REPLICATE = names('s3', 'ReplicateObject ReplicateTags ReplicateDelete');
const CONFIGURATION = names('s3', 'GetReplicationConfiguration ListBucket');

/** Requests of S3, which replicates trade files to the other region, if there is one. */
export function replicationCases(world: World): Case[] {
  const { lookup, foreigner, bucket, trade, table, queue, exports, region } = world;
  const { account } = world.location;
  const ask = world.ask.bind(world);
  const { counterpart } = region;

  return lookup
    .all('Data', 'AWS::IAM::Role')
    .filter(({ id }) => counterpart !== undefined && id.startsWith('TradesReplication'))
    .flatMap((found) => {
      const trust = lookup.resolved('Data', found.resource.Properties?.['AssumeRolePolicyDocument']) as object;
      const role: Target = { arn: `arn:aws:iam::${account}:role/${found.id}`, policy: trust };
      const caller: Caller = {
        principal: `arn:aws:sts::${account}:assumed-role/${found.id}/session`,
        identityPolicies: lookup.policiesOf('Data', found),
      };
      const other = { arn: bucket.arn.replace(region.place.region, counterpart?.place.region ?? '') };
      const replica = { arn: `${other.arn}/trades/2024/x.csv` };
      const s3 = (source: string, owner = account) => service('s3', source, owner);
      return [
        ...ask('S3 for the bucket', s3(bucket.arn), ASSUME, ASSUME, role),
        ...ask('S3 for another bucket', s3(`${bucket.arn}-2`), ASSUME, [], role),
        ...ask('S3 for another account', s3(bucket.arn, FOREIGN_ACCOUNT), ASSUME, [], role),
        ...ask('another service', service('events', bucket.arn, account), ASSUME, [], role),
        ...ask('a foreign account', foreigner, ASSUME, [], role),
        ...ask('the replication', caller, [...OBJECT_ACTIONS, ...READ, ...REPLICATE], READ, trade),
        ...ask('the replication', caller, [...OBJECT_ACTIONS, ...READ], [], within(bucket, 'backfills/x')),
        ...ask('the replication', caller, [...BUCKET_ACTIONS, ...CONFIGURATION], CONFIGURATION, bucket),
        ...ask('the replication', caller, [...OBJECT_ACTIONS, ...READ, ...REPLICATE], REPLICATE, replica),
        ...ask('the replication', caller, REPLICATE, [], { arn: `${other.arn}/backfills/x` }),
        ...ask('the replication', caller, [...BUCKET_ACTIONS, ...CONFIGURATION], [], other),
        ...ask('the replication', caller, REPLICATE, [], within(exports, 'exports/x')),
        ...ask('the replication', caller, TABLE_ACTIONS, [], table),
        ...ask('the replication', caller, QUEUE_ACTIONS, [], queue),
      ];
    });
}
