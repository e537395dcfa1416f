import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { list, refersTo, valueAt, type Resources } from '@trading/template';

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

/** Blocks of at least 1/256 of all addresses. Two halves of the internet are the internet. */
const ANYWHERE = /\/[0-7]$/;

/** The blocks of private networks, of a size that EC2 accepts. */
const PRIVATE = /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.)[\d.]+\/(?:1[6-9]|2[0-8])$/;

/** The protocols of rules. Others would be rejected. */
const PROTOCOLS = ['tcp', 'udp', 'icmp', 'icmpv6', '-1'];

/** Properties of rules that name the other side. */
const PEERS = /^(?:CidrIp|CidrIpv6|(?:Source|Destination)(?:PrefixListId|SecurityGroupId|SecurityGroupName))$/;

/** Rules for networks. */
export const NETWORK_RULES: readonly TemplateRule[] = [
  {
    name: 'no-open-ingress',
    description: 'No security group allows ingress from the internet',
    fix: 'Name the allowed addresses, or a security group',
    check: eachResource(SECURITY_GROUP, ({ Properties }) =>
      brokenIf(list(Properties?.['SecurityGroupIngress']).some(isAnywhere), 'Properties/SecurityGroupIngress'),
    ),
  },
  {
    name: 'no-open-egress',
    description: 'A security group has egress rules, and none leads to all addresses',
    fix: 'Set `allowAllOutbound: false`, and name endpoints, prefix lists or addresses',
    check: eachResource(/^AWS::EC2::SecurityGroup(Egress)?$/, ({ Type, Properties }, { logicalId, resources }) => {
      if (Type === 'AWS::EC2::SecurityGroupEgress') return brokenIf(isAnywhere(Properties), 'Properties');
      const rules = list(Properties?.['SecurityGroupEgress']);
      // A security group without egress rules allows all egress.
      const letsOut = rules.length === 0 || (rules.some(isAnywhere) && !isOfNatInstance(logicalId, resources));
      return brokenIf(letsOut, 'Properties/SecurityGroupEgress');
    }),
  },
  {
    name: 'no-route-to-the-internet',
    description: 'No subnet has a route to the internet, if the floor of the environment says so',
    fix: 'Use `NatStrategy.none()`, and an endpoint for each service',
    check: eachResource('AWS::EC2::Route', ({ Properties }, { floor }) => {
      const blocks = [Properties?.['DestinationCidrBlock'], Properties?.['DestinationIpv6CidrBlock']];
      const isToAnywhere = blocks.some((block) => ANYWHERE.test(String(block)));
      return brokenIf(floor.isolatedNetwork && isToAnywhere, 'Properties');
    }),
  },
  {
    name: 'no-internet-gateway',
    description: 'No gateway connects the network with the internet, if the floor of the environment says so',
    fix: 'Use `NatStrategy.none()`',
    check: eachResource(
      /^AWS::EC2::(VPCGatewayAttachment|EgressOnlyInternetGateway|NatGateway)$/,
      (_gateway, { floor }) => brokenIf(floor.isolatedNetwork, 'Type'),
    ),
  },
  {
    name: 'network-is-private',
    description: 'A network has addresses of private networks (RFC 1918)',
    fix: 'Set `cidr` to a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, from /16 to /28',
    check: eachResource('AWS::EC2::VPC', ({ Properties }) => {
      const block = Properties?.['CidrBlock'] as string | undefined;
      return brokenIf(block !== undefined && !PRIVATE.test(block), 'Properties/CidrBlock');
    }),
  },
  {
    name: 'security-group-rules-are-narrow',
    description: 'A rule of a security group names its protocol and the other side, and one port',
    fix: 'Use `Port.tcp(…)` with a peer',
    check: eachResource(/^AWS::EC2::SecurityGroup(Egress|Ingress)?$/, ({ Type, Properties }) =>
      (Type === SECURITY_GROUP ? ['SecurityGroupEgress', 'SecurityGroupIngress'] : [undefined]).flatMap((direction) =>
        brokenIf(
          !list(direction === undefined ? Properties : Properties?.[direction]).every(isNarrow),
          direction === undefined ? 'Properties' : `Properties/${direction}`,
        ),
      ),
    ),
  },
  {
    name: 'subnet-gives-no-public-address',
    description: 'No subnet assigns public addresses',
    fix: 'Set `mapPublicIpOnLaunch: false`',
    check: eachResource('AWS::EC2::Subnet', ({ Properties }) =>
      brokenIf(Properties?.['MapPublicIpOnLaunch'] === true, 'Properties/MapPublicIpOnLaunch'),
    ),
  },
  {
    name: 'endpoint-private-dns',
    description: "An interface endpoint is reached by the service's own DNS name",
    fix: 'Set `privateDnsEnabled: true`',
    check: eachResource('AWS::EC2::VPCEndpoint', ({ Properties }) =>
      brokenIf(
        Properties?.['VpcEndpointType'] === 'Interface' && Properties['PrivateDnsEnabled'] !== true,
        'Properties/PrivateDnsEnabled',
      ),
    ),
  },
  {
    name: 'endpoint-policy',
    description: 'An endpoint has a policy; without one it allows all requests',
    fix: 'Use `Network`, or add statements to the endpoint policy',
    check: eachResource('AWS::EC2::VPCEndpoint', ({ Properties }) =>
      brokenIf(list(valueAt(Properties, 'PolicyDocument.Statement')).length === 0, 'Properties/PolicyDocument'),
    ),
  },
];

/** A NAT instance forwards traffic that the security groups of the senders already restrict. */
function isOfNatInstance(logicalId: string, resources: Resources): boolean {
  return Object.values(resources).some(
    ({ Type, Properties }) =>
      Type === 'AWS::EC2::NetworkInterface' &&
      Properties?.['SourceDestCheck'] === false &&
      refersTo(Properties['GroupSet'], logicalId),
  );
}

function isAnywhere(rule: unknown): boolean {
  return ['CidrIp', 'CidrIpv6'].some((property) => ANYWHERE.test(String(valueAt(rule, property))));
}

/** A rule for all protocols has no ports, and those of ICMP are types of messages. */
function isNarrow(rule: unknown): boolean {
  const { IpProtocol, FromPort, ToPort, ...others } = rule as Record<string, unknown>;
  const hasPorts = ['tcp', 'udp'].includes(String(IpProtocol));
  return (
    PROTOCOLS.includes(String(IpProtocol)) &&
    Object.entries(others).some(([property, peer]) => PEERS.test(property) && peer !== undefined) &&
    (!hasPorts || (FromPort !== undefined && FromPort === ToPort))
  );
}
