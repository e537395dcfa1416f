import { valueAt } from '@trading/template';
import { PREFIX_LISTS, type GatewayService } from '../../../src/service-peers';
import type { Deployed, Deployment } from '../deployment/deployment';
import { cover, rangeOf, type AddressRange } from './address-ranges';

/** All services are called over HTTPS. */
const HTTPS = 443;

/** The other side of a connection, which a rule can name in several ways. */
export interface Peer {
  readonly ranges: readonly AddressRange[];
  readonly groupIds?: readonly unknown[];
  /** A service whose prefix list contains all addresses of the peer. */
  readonly service?: GatewayService;
}

/** Returns true if security groups let HTTPS out to a peer. */
export function letOut(deployment: Deployment, groupIds: readonly unknown[], peer: Peer): boolean {
  const groups = groupIds.map((id) => groupOf(deployment, id));
  // A security group without rules for egress gets the default of EC2, which lets everything out.
  if (groups.some((group) => rulesOf(deployment, group, 'Egress').length === 0)) return true;
  const rules = groups.flatMap((group) => rulesOf(deployment, group, 'Egress'));
  return admit(rules, peer, 'Destination', deployment.location.region);
}

/** Returns true if security groups let HTTPS in from a peer. */
export function letIn(deployment: Deployment, groupIds: readonly unknown[], peer: Peer): boolean {
  const rules = groupIds.flatMap((id) => rulesOf(deployment, groupOf(deployment, id), 'Ingress'));
  return admit(rules, peer, 'Source', deployment.location.region);
}

function admit(rules: readonly unknown[], peer: Peer, side: 'Destination' | 'Source', region: string): boolean {
  const https = rules.filter(isForHttps);
  const values = (property: string) =>
    https.map((rule) => valueAt(rule, property)).filter((value) => value !== undefined) as string[];
  const prefixList = peer.service && PREFIX_LISTS[region]?.[peer.service];
  if (prefixList !== undefined && values(`${side}PrefixListId`).includes(prefixList)) return true;
  const groupIds = values(`${side}SecurityGroupId`);
  if (peer.groupIds?.some((id) => groupIds.includes(id as string))) return true;
  const ranges = values('CidrIp').map((cidr) => rangeOf(cidr));
  return peer.ranges.every((range) => cover(ranges, range));
}

function isForHttps(rule: unknown): boolean {
  const protocol = String(valueAt(rule, 'IpProtocol'));
  if (protocol === '-1') return true;
  return (
    ['tcp', '6'].includes(protocol) &&
    Number(valueAt(rule, 'FromPort')) <= HTTPS &&
    HTTPS <= Number(valueAt(rule, 'ToPort'))
  );
}

/** The rules of a security group: those in it, and those that are resources of their own. */
function rulesOf(deployment: Deployment, group: Deployed, direction: 'Egress' | 'Ingress'): readonly unknown[] {
  const separate = deployment
    .all(`AWS::EC2::SecurityGroup${direction}`)
    .filter((rule) => rule.value('GroupId') === idOf(group))
    .map((rule) => rule.properties);
  return [...group.list(`SecurityGroup${direction}`), ...separate];
}

function groupOf(deployment: Deployment, id: unknown): Deployed {
  const found = deployment.all('AWS::EC2::SecurityGroup').find((group) => idOf(group) === id);
  if (!found) throw new Error(`there is no security group ${JSON.stringify(id)}`);
  return found;
}

/** The id of a security group as a resolved `Fn::GetAtt`. */
function idOf({ id }: Deployed): string {
  return `${id}.GroupId`;
}
