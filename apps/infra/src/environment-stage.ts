import { Stage } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentName, EnvironmentSettings } from './environments';
import { resourceName } from './naming';
import { IngestionStack } from './stacks/ingestion-stack';
import { DataStack } from './stacks/data-stack';
import { NetworkStack } from './stacks/network-stack';
import { tagStack } from './tags';

/** Properties of {@link EnvironmentStage}. */
export interface EnvironmentStageProps {
  readonly settings: EnvironmentSettings;
  /** The folder with the processor's built code. */
  readonly processorBundle: string;
}

/** An environment: an independent deployment of all stacks. */
export class EnvironmentStage extends Stage {
  public constructor(scope: Construct, environment: EnvironmentName, props: EnvironmentStageProps) {
    const { settings, processorBundle } = props;
    const { account, terminationProtection } = settings;
    const [region, ...replicaRegions] = settings.regions;
    super(scope, environment, { env: { account, region } });

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
      bucket: settings.bucket,
      accessLogs: settings.accessLogs,
      backup: settings.backup,
      readers: settings.readers,
      replicaRegions,
    });
    const ingestion = new IngestionStack(this, 'Ingestion', {
      ...common('ingestion'),
      settings,
      processor: settings.processor,
      processorBundle,
      vpc: network.vpc,
      bucket: data.bucket,
      table: data.table,
      alarmTopicArn: settings.alarmTopicArn,
    });
    for (const stack of [network, data, ingestion]) tagStack(stack, place);
  }
}
