import { Stack, type Stage } from 'aws-cdk-lib/core';
import type { EnvironmentStageProps } from './environment-stage';
import type { EnvironmentSize } from './load/environment-size';
import { resourceName } from './naming';
import type { EnvironmentRegion } from './region-settings';
import { BackfillStack } from './stacks/backfill-stack';
import { DataStack } from './stacks/data-stack';
import { ExportsStack } from './stacks/exports-stack';
import { IngestionStack } from './stacks/ingestion-stack';
import { NetworkStack } from './stacks/network-stack';
import { QueryStack } from './stacks/query-stack';
import { WebStack } from './stacks/web-stack';
import { tagStack } from './tags';

/** Properties of {@link RegionStacks}. */
export interface RegionStacksProps extends EnvironmentStageProps {
  readonly region: EnvironmentRegion;
  readonly size: EnvironmentSize;
  /** The stacks of the primary region, if these are of the standby. */
  readonly primary?: RegionStacks;
}

/** All stacks of a region of an environment. */
export class RegionStacks {
  private readonly data: DataStack;

  public constructor(stage: Stage, { settings, builds, region, size, primary }: RegionStacksProps) {
    const { account, terminationProtection, objectDeletionProtection, page } = settings;
    const { place, isWriter } = region;
    const { alarmTopicArn } = region.settings;
    // The ids of the stacks of the primary region do not name it.
    const id = (name: string) => (primary ? `${name}-${place.region}` : name);
    const common = (name: string) => ({
      place,
      env: { account, region: place.region },
      terminationProtection,
      stackName: resourceName(`analytics-${name}`, place),
      description: `Trading analytics, ${place.environment}: ${name}`,
    });
    const network = new NetworkStack(stage, id('Network'), {
      ...common('network'),
      network: { ...settings.network, ...region.settings.network },
    });
    this.data = new DataStack(stage, id('Data'), {
      ...common('data'),
      region,
      account,
      table: settings.table,
      size,
      bucket: settings.bucket,
      accessLogs: settings.accessLogs,
      objectDeletionProtection,
      backup: settings.backup,
      readers: settings.readers,
      alarmTopicArn,
    });
    // The table of the primary region creates its replica in the standby, and S3 replicates only to a bucket that exists.
    if (primary) this.data.addStackDependency(primary.data);
    const { bucket, table, accessLogs } = this.data;
    const processing = {
      settings,
      size,
      logRetention: settings.processor.logRetention,
      processorBundle: builds.processor,
      vpc: network.vpc,
      services: network.services,
      bucket,
      table,
      alarmTopicArn,
    };
    const ingestion = new IngestionStack(stage, id('Ingestion'), {
      ...common('ingestion'),
      ...processing,
      enabled: isWriter,
    });
    const backfill = new BackfillStack(stage, id('Backfill'), { ...common('backfill'), ...processing });
    const query = new QueryStack(stage, id('Query'), {
      ...common('query'),
      query: settings.query,
      domain: region.settings.queryDomain,
      settings,
      queryBundle: builds.query,
      vpc: network.vpc,
      services: network.services,
      bucket,
      table,
      settlementQueue: isWriter ? ingestion.queue : undefined,
      alarmTopicArn,
    });
    const exports = new ExportsStack(stage, id('Exports'), {
      ...common('exports'),
      account,
      exports: settings.exports,
      bars: settings.bars,
      regions: settings.regions,
      bucket: settings.bucket,
      readers: settings.readers,
      accessLogs,
      objectDeletionProtection,
      exporterBundle: builds.exporter,
      vpc: network.vpc,
      services: network.services,
      table,
      settlementQueue: ingestion.queue,
      enabled: isWriter,
      alarmTopicArn,
    });
    const stacks: Stack[] = [network, this.data, ingestion, backfill, query, exports];
    if (page) {
      const { apiDomainName } = query;
      stacks.push(
        new WebStack(stage, id('Web'), {
          ...common('web'),
          ...{ account, page, domain: region.settings.pageDomain, pageBuild: builds.chart },
          ...{ apiDomainName, accessLogs, alarmTopicArn },
        }),
      );
    }
    for (const stack of stacks) tagStack(stack, place);
  }
}
