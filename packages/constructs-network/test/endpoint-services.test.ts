import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { Network, NetworkProps } from '../src';

const { SQS } = ec2.InterfaceVpcEndpointAwsService;
const SERVICE = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0';
const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

class ZonedStack extends Stack {
  public override get availabilityZones(): string[] {
    return ZONES;
  }
}

function newNetwork(props?: NetworkProps): Network {
  const stack = new ZonedStack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  return new Network(stack, 'Network', { availabilityZones: ZONES, ...props });
}

describe('the zones of an interface endpoint', () => {
  test('can be those in which its service is available', () => {
    const network = newNetwork({
      interfaceEndpoints: [SQS],
      interfaceEndpointAvailabilityZones: { sqs: ['eu-west-1a', 'eu-west-1c'] },
    });
    Template.fromStack(Stack.of(network)).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Interface',
      SubnetIds: [{ Ref: Match.stringLikeRegexp('PrivateSubnet1') }, { Ref: Match.stringLikeRegexp('PrivateSubnet3') }],
    });
  });

  test.each<[string, NetworkProps, string]>([
    [
      'of a service without an endpoint',
      { interfaceEndpointAvailabilityZones: { sqs: ['eu-west-1a'] } },
      '`interfaceEndpointAvailabilityZones` must only have services with an interface endpoint, got: sqs',
    ],
    [
      'that the network does not have',
      { interfaceEndpoints: [SQS], interfaceEndpointAvailabilityZones: { sqs: ['eu-west-1d'] } },
      '`interfaceEndpointAvailabilityZones.sqs` must be zones of the network, eu-west-1a, eu-west-1b, eu-west-1c, got: eu-west-1d',
    ],
    [
      'of which there are none',
      { interfaceEndpoints: [SQS], interfaceEndpointAvailabilityZones: { sqs: [] } },
      '`interfaceEndpointAvailabilityZones.sqs` must not be empty; omit it for the default',
    ],
  ])('are rejected %s', (_, props, message) => {
    expect(() => newNetwork(props)).toThrow(message);
  });
});

describe('the endpoint of a service of another provider', () => {
  test('accepts HTTPS from inside the VPC in all zones by default', () => {
    const network = newNetwork({ secondaryCidrBlocks: ['10.1.0.0/16'] });
    network.addEndpointService('Prices', SERVICE);

    const template = Template.fromStack(Stack.of(network));
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: SERVICE,
      PrivateDnsEnabled: false,
      SubnetIds: [Match.anyValue(), Match.anyValue(), Match.anyValue()],
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: ['10.0.0.0/16', '10.1.0.0/16'].map((CidrIp) =>
        Match.objectLike({ CidrIp, FromPort: 443, ToPort: 443 }),
      ),
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });

  test('can have a port, private DNS and zones', () => {
    const network = newNetwork();
    network.addEndpointService('Prices', SERVICE, {
      port: 8443,
      privateDnsEnabled: true,
      availabilityZones: ['eu-west-1b'],
    });

    const template = Template.fromStack(Stack.of(network));
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: SERVICE,
      PrivateDnsEnabled: true,
      SubnetIds: [{ Ref: Match.stringLikeRegexp('PrivateSubnet2') }],
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ FromPort: 8443 })],
    });
  });

  test('is rejected in a zone that the network does not have', () => {
    expect(() => newNetwork().addEndpointService('Prices', SERVICE, { availabilityZones: ['eu-west-1d'] })).toThrow(
      '`availabilityZones` must be zones of the network, eu-west-1a, eu-west-1b, eu-west-1c, got: eu-west-1d',
    );
  });
});
