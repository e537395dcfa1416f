import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../src/environments';
import { endpointPeer, gatewayPeer, UnknownPrefixListError } from '../src/service-peers';
import { only, resourcesOf, synthesise } from './synthesise';

test('the peer of a gateway endpoint is the prefix list of the service in the region', () => {
  expect(gatewayPeer('s3', 'us-east-1').toEgressRuleConfig()).toEqual({ destinationPrefixListId: 'pl-63a5400a' });
  expect(gatewayPeer('dynamodb', 'us-west-2').toEgressRuleConfig()).toEqual({
    destinationPrefixListId: 'pl-00a54069',
  });
});

test('a region that is not listed is rejected, with the command that finds its prefix list', () => {
  expect(() => gatewayPeer('dynamodb', 'eu-west-9')).toThrow(UnknownPrefixListError);
  expect(() => gatewayPeer('dynamodb', 'eu-west-9')).toThrow(
    /--region eu-west-9 .*Values=com\.amazonaws\.eu-west-9\.dynamodb/,
  );
});

test('a peer lets nothing in', () => {
  expect(() => endpointPeer('sg-1').toIngressRuleConfig()).toThrow('Services do not connect to functions');
  expect(endpointPeer('sg-1').connections.securityGroups).toEqual([]);
});

describe.each(ENVIRONMENT_NAMES)('the functions of %s', (environment) => {
  const stacks = synthesise(environment);
  const S3 = { DestinationPrefixListId: 'pl-63a5400a' };
  const DYNAMODB = { DestinationPrefixListId: 'pl-02cd2c6b' };
  const SQS = {
    DestinationSecurityGroupId: {
      'Fn::ImportValue': expect.stringContaining('InterfaceEndpointSecurityGroup') as string,
    },
  };

  test.each([
    ['Ingestion', [S3, DYNAMODB, SQS]],
    ['Query', [DYNAMODB, SQS]],
    ['Exports', [S3, DYNAMODB, SQS]],
  ] as const)('connect in the %s stack to the services that they call, and to nothing else', (stack, services) => {
    const rules = only(stacks[stack].template, 'AWS::EC2::SecurityGroup')['SecurityGroupEgress'] as object[];
    expect(rules).toEqual([
      expect.objectContaining({ CidrIp: '127.0.0.1/32' }),
      ...services.map((service) => ({
        ...{ ...service, Description: 'HTTPS' },
        ...{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
      })),
    ]);
    expect(resourcesOf(stacks[stack].template, 'AWS::EC2::SecurityGroupEgress')).toEqual([]);
  });

  test('have a route to the internet only where the settings say so', () => {
    const { network } = ENVIRONMENTS[environment];
    const routes = resourcesOf(stacks.Network.template, 'AWS::EC2::Route');
    expect(routes.length > 0).toBe(network.nat._gateways(2) > 0);
  });
});
