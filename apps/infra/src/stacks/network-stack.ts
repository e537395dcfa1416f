import { FlowLogs, Network, NetworkAddresses } from '@trading/constructs-network';
import { InterfaceVpcEndpointAwsService, type IPeer, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentSettings } from '../environments';
import { resourceName, type Place } from '../naming';
import type { RegionSettings } from '../region-settings';
import { endpointPeer, gatewayPeer } from '../service-peers';

/** Properties of {@link NetworkStack}. */
export interface NetworkStackProps extends StackProps {
  readonly place: Place;
  readonly network: EnvironmentSettings['network'] & RegionSettings['network'];
}

/** The services that functions reach through the endpoints of the network. */
export interface Services {
  readonly s3: IPeer;
  readonly dynamoDb: IPeer;
  readonly sqs: IPeer;
}

/** The network of the functions. */
export class NetworkStack extends Stack {
  public readonly vpc: IVpc;

  public readonly services: Services;

  private readonly zones: readonly string[];

  public constructor(scope: Construct, id: string, { place, network, ...props }: NetworkStackProps) {
    super(scope, id, props);
    this.zones = network.availabilityZones;

    const analyticsNetwork = new Network(this, 'Network', {
      vpcName: resourceName('analytics-network', place),
      ipAddresses: NetworkAddresses.cidr(network.cidr),
      availabilityZones: [...network.availabilityZones],
      nat: network.nat,
      flowLogs: network.flowLogs && FlowLogs.toCloudWatch(network.flowLogs),
      // The functions send requests for settlements, and the processor dead letters.
      interfaceEndpoints: [InterfaceVpcEndpointAwsService.SQS],
    });
    const { vpc } = analyticsNetwork;
    const sqs = analyticsNetwork.findInterfaceEndpoint(InterfaceVpcEndpointAwsService.SQS);
    this.vpc = vpc;
    this.services = {
      s3: gatewayPeer('s3', place.region),
      dynamoDb: gatewayPeer('dynamodb', place.region),
      sqs: endpointPeer(sqs.connections.securityGroups.map(({ securityGroupId }) => securityGroupId).join()),
    };

    new CfnOutput(this, 'VpcId', { value: vpc.vpcId, exportName: resourceName('vpc-id', place) });
  }

  /** The zones of the settings, so that synthesis does not look them up in the account. */
  public override get availabilityZones(): string[] {
    return [...this.zones];
  }
}
