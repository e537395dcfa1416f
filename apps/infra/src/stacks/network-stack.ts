import { FlowLogs, Network, NetworkAddresses } from '@trading/constructs-network';
import { InterfaceVpcEndpointAwsService, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentSettings } from '../environments';
import { resourceName, type Place } from '../naming';

/** Properties of {@link NetworkStack}. */
export interface NetworkStackProps extends StackProps {
  readonly place: Place;
  readonly network: EnvironmentSettings['network'];
}

/** The network of the functions. */
export class NetworkStack extends Stack {
  public readonly vpc: IVpc;

  private readonly zones: readonly string[];

  public constructor(scope: Construct, id: string, { place, network, ...props }: NetworkStackProps) {
    super(scope, id, props);
    this.zones = network.availabilityZones;

    const { vpc } = new Network(this, 'Network', {
      vpcName: resourceName('analytics-network', place),
      ipAddresses: NetworkAddresses.cidr(network.cidr),
      availabilityZones: [...network.availabilityZones],
      nat: network.nat,
      flowLogs: network.flowLogs && FlowLogs.toCloudWatch(network.flowLogs),
      // The function sends to its dead-letter queue, even if there is no NAT.
      interfaceEndpoints: [InterfaceVpcEndpointAwsService.SQS],
    });
    this.vpc = vpc;

    new CfnOutput(this, 'VpcId', { value: vpc.vpcId, exportName: resourceName('vpc-id', place) });
  }

  /** The zones of the settings, so that synthesis does not look them up in the account. */
  public override get availabilityZones(): string[] {
    return [...this.zones];
  }
}
