import { Stage, type Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { BuiltProject } from './built-project';
import type { EnvironmentName, EnvironmentSettings } from './environments';
import { sizeEnvironment } from './load/environment-size';
import { resourceName } from './naming';
import { IngestionStack } from './stacks/ingestion-stack';
import { BackfillStack } from './stacks/backfill-stack';
import { DataStack } from './stacks/data-stack';
import { ExportsStack } from './stacks/exports-stack';
import { NetworkStack } from './stacks/network-stack';
import { QueryStack } from './stacks/query-stack';
import { WebStack } from './stacks/web-stack';
import { tagStack } from './tags';

/** Properties of {@link EnvironmentStage}. */
export interface EnvironmentStageProps {
  readonly settings: EnvironmentSettings;
  /** The folders with the builds of the projects that are deployed. */
  readonly builds: Readonly<Record<BuiltProject, string>>;
}

/** An environment: an independent deployment of all stacks. */
export class EnvironmentStage extends Stage {
  public constructor(scope: Construct, environment: EnvironmentName, props: EnvironmentStageProps) {
    const { settings, builds } = props;
    const { account, terminationProtection, objectDeletionProtection, alarmTopicArn, page } = settings;
    const [region, ...replicaRegions] = settings.regions;
    super(scope, environment, { env: { account, region } });

    const size = sizeEnvironment(environment, settings);
    const place = { environment, region };
    const common = (name: string) => ({
      place,
      terminationProtection,
      stackName: resourceName(`analytics-${name}`, place),
      description: `Trading analytics, ${environment}: ${name}`,
    });
    const network = new NetworkStack(this, 'Network', { ...common('network'), network: settings.network });
    const data = new DataStack(this, 'Data', {
      ...common('data'),
      account,
      table: settings.table,
      size,
      bucket: settings.bucket,
      accessLogs: settings.accessLogs,
      objectDeletionProtection,
      backup: settings.backup,
      readers: settings.readers,
      replicaRegions,
      alarmTopicArn,
    });
    const processing = {
      settings,
      size,
      logRetention: settings.processor.logRetention,
      processorBundle: builds.processor,
      vpc: network.vpc,
      services: network.services,
      bucket: data.bucket,
      table: data.table,
      alarmTopicArn,
    };
    const ingestion = new IngestionStack(this, 'Ingestion', { ...common('ingestion'), ...processing });
    const backfill = new BackfillStack(this, 'Backfill', { ...common('backfill'), ...processing });
    const query = new QueryStack(this, 'Query', {
      ...common('query'),
      query: settings.query,
      settings,
      queryBundle: builds.query,
      vpc: network.vpc,
      services: network.services,
      bucket: data.bucket,
      table: data.table,
      settlementQueue: ingestion.queue,
      alarmTopicArn,
    });
    const exports = new ExportsStack(this, 'Exports', {
      ...common('exports'),
      account,
      exports: settings.exports,
      bars: settings.bars,
      regions: settings.regions,
      bucket: settings.bucket,
      readers: settings.readers,
      accessLogs: data.accessLogs,
      objectDeletionProtection,
      exporterBundle: builds.exporter,
      vpc: network.vpc,
      services: network.services,
      table: data.table,
      settlementQueue: ingestion.queue,
      alarmTopicArn,
    });
    const stacks: Stack[] = [network, data, ingestion, backfill, query, exports];
    if (page) {
      const { apiDomainName } = query;
      const { accessLogs } = data;
      stacks.push(
        new WebStack(this, 'Web', {
          ...common('web'),
          ...{ account, page, pageBuild: builds.chart, apiDomainName, accessLogs, alarmTopicArn },
        }),
      );
    }
    for (const stack of stacks) tagStack(stack, place);
  }
}
