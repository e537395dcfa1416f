import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { list, refersTo, valueAt, type Resources } from '../template';

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

/** All of the internet. */
const ANYWHERE = ['0.0.0.0/0', '::/0'];

const HTTPS = 443;

/** What networks must keep. */
export const NETWORK_RULES: readonly TemplateRule[] = [
  {
    name: 'no-open-ingress',
    description: 'No security group lets in the internet',
    fix: 'Name the addresses or the security group that may come in',
    check: eachResource(SECURITY_GROUP, ({ Properties }) =>
      brokenIf(list(Properties?.['SecurityGroupIngress']).some(isAnywhere), 'Properties/SecurityGroupIngress'),
    ),
  },
  {
    name: 'no-open-egress',
    description: 'What a security group lets out to the internet is HTTPS, and it says what it lets out',
    fix: 'Set `allowAllOutbound: false` and add the rules that are needed',
    check: eachResource(/^AWS::EC2::SecurityGroup(Egress)?$/, ({ Type, Properties }, { logicalId, resources }) => {
      if (Type === 'AWS::EC2::SecurityGroupEgress') return brokenIf(isOpen(Properties), 'Properties');
      const rules = list(Properties?.['SecurityGroupEgress']);
      // Without a rule of its own, a security group lets everything out.
      const letsOut = rules.length === 0 || (rules.some(isOpen) && !isOfRouter(logicalId, resources));
      return brokenIf(letsOut, 'Properties/SecurityGroupEgress');
    }),
  },
  {
    name: 'subnet-gives-no-public-address',
    description: 'Nothing gets a public address because of the subnet it is in',
    fix: 'Set `mapPublicIpOnLaunch: false`',
    check: eachResource('AWS::EC2::Subnet', ({ Properties }) =>
      brokenIf(Properties?.['MapPublicIpOnLaunch'] === true, 'Properties/MapPublicIpOnLaunch'),
    ),
  },
  {
    name: 'endpoint-private-dns',
    description: "An interface endpoint is used under the service's own name",
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
    description: 'An endpoint lets through what its policy names only; without one it lets through everything',
    fix: 'Use `Network`, or add statements to the policy of the endpoint',
    check: eachResource('AWS::EC2::VPCEndpoint', ({ Properties }) =>
      brokenIf(list(valueAt(Properties, 'PolicyDocument.Statement')).length === 0, 'Properties/PolicyDocument'),
    ),
  },
];

function isOpen(rule: unknown): boolean {
  return isAnywhere(rule) && !isHttps(rule);
}

/** A NAT instance passes on the traffic of others, which their own security groups narrow. */
function isOfRouter(logicalId: string, resources: Resources): boolean {
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

function isHttps(rule: unknown): boolean {
  return (
    valueAt(rule, 'IpProtocol') === 'tcp' && valueAt(rule, 'FromPort') === HTTPS && valueAt(rule, 'ToPort') === HTTPS
  );
}
