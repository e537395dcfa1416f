import { Connections, type IPeer } from 'aws-cdk-lib/aws-ec2';
import { OperatorError } from '@trading/cli';

/** A service of AWS that functions reach through a gateway endpoint. */
export type GatewayService = 's3' | 'dynamodb';

/**
 * The ids of the prefix lists of AWS: the addresses of a service in a region, the same for all accounts.
 *
 * CloudFormation has no attribute for them, and a lookup would need an account (decision 29).
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export const PREFIX_LISTS: Readonly<Record<string, Readonly<Record<GatewayService, string>>>> = {
  'us-east-1': { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b' },
  'us-west-2': { s3: 'pl-68a54001', dynamodb: 'pl-00a54069' },
};

/** Thrown when the prefix lists of a region are not listed. */
export class UnknownPrefixListError extends OperatorError {
  public constructor(service: GatewayService, region: string) {
    super(
      `The id of the prefix list of ${service} in ${region} is not known. Find it with \`aws ec2 ` +
        `describe-managed-prefix-lists --region ${region} --filters Name=prefix-list-name,` +
        `Values=com.amazonaws.${region}.${service}\`, and add it to PREFIX_LISTS in src/service-peers.ts and to ` +
        'src/names/known-names.ts.',
    );
  }
}

/** The addresses of a service behind a gateway endpoint. */
export function gatewayPeer(service: GatewayService, region: string): IPeer {
  const destinationPrefixListId = PREFIX_LISTS[region]?.[service];
  if (destinationPrefixListId === undefined) throw new UnknownPrefixListError(service, region);
  return inlinePeer(destinationPrefixListId, { destinationPrefixListId });
}

/** The network interfaces of endpoints. */
export function endpointPeer(securityGroupId: string): IPeer {
  return inlinePeer(securityGroupId, { destinationSecurityGroupId: securityGroupId });
}

/**
 * A peer whose rules are part of the security group. The CDK makes resources of their own of such rules, which the
 * emulator does not support.
 */
function inlinePeer(uniqueId: string, egress: object): IPeer {
  const peer: IPeer = {
    canInlineRule: true,
    uniqueId,
    get connections() {
      return new Connections({ peer });
    },
    toIngressRuleConfig: () => {
      throw new Error('Services do not connect to functions');
    },
    toEgressRuleConfig: () => egress,
  };
  return peer;
}
