import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Duration, Fn, RemovalPolicy, Stack, Token } from 'aws-cdk-lib/core';
import { FlowLogs, NatStrategy, Network, NetworkAddresses, NetworkProps } from '../../src';

const number = () => Token.asNumber({ Ref: 'Number' });
const list = () => Fn.split(',', Fn.importValue('list'));

function synth(props: NetworkProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new Network(stack, 'Network', props);
  return Template.fromStack(stack);
}

test.each<[string, () => NetworkProps, string]>([
  [
    'zones of unknown number',
    () => ({ availabilityZones: Fn.getAzs() }),
    '`availabilityZones` must have a known length, got: a list token; use `Fn.select(0, Fn.getAzs())` and so on for each zone',
  ],
  [
    'imported zones',
    () => ({ availabilityZones: list() }),
    '`availabilityZones` must have a known length, got: a list token; use `Fn.select(0, Fn.getAzs())` and so on for each zone',
  ],
  [
    'imported actions of a gateway endpoint',
    () => ({ s3EndpointActions: list(), dynamoDbEndpointActions: list() }),
    '`s3EndpointActions` must be known at synthesis, got: a list token\n' +
      '`dynamoDbEndpointActions` must be known at synthesis, got: a list token',
  ],
  [
    'imported actions of an interface endpoint',
    () => ({
      interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS],
      interfaceEndpointActions: { sqs: list() },
    }),
    '`interfaceEndpointActions.sqs` must be known at synthesis, got: a list token',
  ],
  [
    'a size of the block that is a token',
    () => ({ ipAddresses: NetworkAddresses.ipam('ipam-pool-0123456789abcdef0', { netmaskLength: number() }) }),
    '`netmaskLength` must be known at synthesis, got: a token',
  ],
  [
    'a lifetime that cannot be converted',
    () => ({ nat: NatStrategy.instance({ maxInstanceLifetime: Duration.days(number()) }) }),
    '`maxInstanceLifetime` must be in seconds if its value is a token, got: days',
  ],
  [
    'a snapshot of a log group',
    () => ({ flowLogs: FlowLogs.toCloudWatch({ removalPolicy: RemovalPolicy.SNAPSHOT }) }),
    '`removalPolicy` must not be SNAPSHOT, because CloudFormation does not support it; use RETAIN',
  ],
])('rejects %s', (_, props, message) => {
  expect(() => synth(props())).toThrow(message);
});

test('zones may be selected from a list token', () => {
  const zones = [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  const found = Object.values(synth({ availabilityZones: zones }).findResources('AWS::EC2::Subnet'));
  expect(found.map(({ Properties }) => Properties.AvailabilityZone)).toEqual(
    [0, 1, 2].map((index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] })),
  );
});

test('a lifetime in seconds may be a token', () => {
  const nat = NatStrategy.instance({ maxInstanceLifetime: Duration.seconds(number()) });
  synth({ nat }).hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
    MaxInstanceLifetime: { Ref: 'Number' },
  });
});
