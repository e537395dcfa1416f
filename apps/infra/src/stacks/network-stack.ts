import { Network, NetworkAddresses } from '@trading/constructs-network';
import { InterfaceVpcEndpointAwsService, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentSettings } from '../environments';
import { resourceName, type Place } from '../naming';

/** What a network stack is made of. */
export interface NetworkStackProps extends StackProps {
  readonly place: Place;
  readonly network: EnvironmentSettings['network'];
}

/** The network that the functions run in. */
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
      flowLogs: network.flowLogs,
      // The function sends to its dead-letter queue, also where there is no NAT.
      interfaceEndpoints: [InterfaceVpcEndpointAwsService.SQS],
    });
    this.vpc = vpc;

    new CfnOutput(this, 'VpcId', { value: vpc.vpcId, exportName: resourceName('vpc-id', place) });
  }

  /** Named in the table of environments, so that synthesis asks no account for them. */
  public override get availabilityZones(): string[] {
    return [...this.zones];
  }
}
