import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { PutBucketReplicationCommand, S3Client, type ReplicationRule } from '@aws-sdk/client-s3';
import {
  clientEnvironment,
  clientOptions,
  freePort,
  localPaths,
  startEmulator,
  stopEmulator,
  type ClientOptions,
} from '@trading/local';
import { App } from 'aws-cdk-lib/core';
import { context } from '../cdk.json';
import { builtProject } from '../src/built-project';
import { EnvironmentStage } from '../src/environment-stage';
import { ENVIRONMENTS, type EnvironmentSettings } from '../src/environments';
import { TRADES_PREFIX } from '../src/ingestion-settings';
import { resourceName } from '../src/naming';
import { operate } from '../src/operations/operate';
import type { Target } from '../src/operations/operation';

const ENVIRONMENT = 'local';

export const PRIMARY = 'us-east-1';
export const STANDBY = 'us-west-2';

/** The local environment with a standby, whose buckets are versioned as replication requires. */
const SETTINGS: EnvironmentSettings = {
  ...ENVIRONMENTS.local,
  regions: [
    ENVIRONMENTS.local.regions[0],
    {
      region: STANDBY,
      deployed: true,
      network: { cidr: '10.9.0.0/16', availabilityZones: ['us-west-2a', 'us-west-2b'] },
    },
  ],
  bucket: { ...ENVIRONMENTS.local.bucket, versioned: true },
};

/** The name of the table, which is the same in both regions. */
export const TABLE = resourceName('analytics-table', { environment: ENVIRONMENT, region: PRIMARY });

/** The bucket of trade files of a region. */
export function bucketOf(region: string): string {
  return resourceName(`trades-${SETTINGS.account}`, { environment: ENVIRONMENT, region });
}

/** Two regions on a separate emulator. */
export interface TwoRegions {
  /** Options of AWS clients of this process. */
  readonly options: ClientOptions;
  /** Stops the emulator and deletes everything. */
  readonly remove: () => Promise<void>;
}

/** Deploys the local environment to two regions, and makes this process use them. */
export async function deployTwoRegions(): Promise<TwoRegions> {
  const folder = mkdtempSync(join(tmpdir(), 'trading-regions-'));
  const { virtualEnvironment } = localPaths();
  const emulator = { directory: join(folder, 'emulator'), virtualEnvironment, port: await freePort() };
  const running = await startEmulator(emulator);
  Object.assign(process.env, clientEnvironment({ emulator: running, region: PRIMARY, cdkHome: join(folder, 'cdk') }));
  const options = clientOptions(running);
  const target: Target = {
    ...{ environment: ENVIRONMENT, account: SETTINGS.account, regions: [PRIMARY, STANDBY] },
    assembly: join(folder, 'cdk.out'),
  };
  synthesise(target.assembly);
  const outputsFile = join(folder, 'outputs.json');
  await operate('bootstrap', target, outputsFile);
  await operate('deploy', target, outputsFile, options);
  await replicate(options);
  return {
    options,
    remove: async () => {
      await stopEmulator(emulator);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function synthesise(outdir: string): void {
  const app = new App({ context, outdir });
  const builds = {
    processor: builtProject('processor'),
    query: builtProject('query'),
    exporter: builtProject('exporter'),
    chart: builtProject('chart'),
  };
  new EnvironmentStage(app, ENVIRONMENT, { settings: SETTINGS, builds });
  app.synth();
}

/** Does what the emulator leaves out of the templates: the replica of the table, and the replication of the buckets. */
async function replicate(options: ClientOptions): Promise<void> {
  await new DynamoDBClient({ ...options, region: PRIMARY }).send(
    new UpdateTableCommand({ TableName: TABLE, ReplicaUpdates: [{ Create: { RegionName: STANDBY } }] }),
  );
  for (const [source, target] of [
    [PRIMARY, STANDBY],
    [STANDBY, PRIMARY],
  ] as const) {
    const rule: ReplicationRule = {
      ID: 'trades',
      Status: 'Enabled',
      Priority: 1,
      Filter: { Prefix: TRADES_PREFIX },
      ...{
        DeleteMarkerReplication: { Status: 'Enabled' },
        Destination: { Bucket: `arn:aws:s3:::${bucketOf(target)}` },
      },
    };
    await new S3Client({ ...options, region: source }).send(
      new PutBucketReplicationCommand({
        Bucket: bucketOf(source),
        ReplicationConfiguration: { Role: `arn:aws:iam::${SETTINGS.account}:role/replication`, Rules: [rule] },
      }),
    );
  }
}
