import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { list, refersTo, valueAt, type Resources } from '@trading/template';

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

/** CIDR blocks that contain all addresses. */
const ANYWHERE = ['0.0.0.0/0', '::/0'];

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
      const isToAnywhere = blocks.some((block) => ANYWHERE.includes(String(block)));
      return brokenIf(floor.isolatedNetwork && isToAnywhere, 'Properties');
    }),
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
  return ANYWHERE.some((cidr) => valueAt(rule, 'CidrIp') === cidr || valueAt(rule, 'CidrIpv6') === cidr);
}
