import type { Random } from './random';
import { administrator, anybody, nobody, service, type Context, type Stranger } from './stranger';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'ap-northeast-1', 'sa-east-1'];

/** Services that act for resources of others, with the resource in the ARN of which they act. */
const SOURCES: Readonly<Record<string, string>> = {
  'apigateway.amazonaws.com': 'execute-api:{region}:{account}:{name}/$default/GET/v1/symbols',
  'backup.amazonaws.com': 'backup:{region}:{account}:backup-plan:{name}',
  'cloudfront.amazonaws.com': 'cloudfront::{account}:distribution/{name}',
  'delivery.logs.amazonaws.com': 'logs:{region}:{account}:delivery-source:{name}',
  'ec2.amazonaws.com': 'ec2:{region}:{account}:instance/i-{name}',
  'events.amazonaws.com': 'events:{region}:{account}:rule/{name}',
  'lambda.amazonaws.com': 'lambda:{region}:{account}:function:{name}',
  'logging.s3.amazonaws.com': 's3:::{name}',
  'logs.amazonaws.com': 'logs:{region}:{account}:log-group:{name}',
  's3.amazonaws.com': 's3:::{name}',
  'scheduler.amazonaws.com': 'scheduler:{region}:{account}:schedule-group/{name}',
  'sns.amazonaws.com': 'sns:{region}:{account}:{name}',
  'vpc-flow-logs.amazonaws.com': 'ec2:{region}:{account}:vpc-flow-log/{name}',
};

/** The accounts from which strangers are drawn. */
export interface Accounts {
  readonly own: string;
  /** The accounts of the other environments. */
  readonly others: readonly string[];
}

/**
 * Draws strangers: principals of foreign accounts, of the accounts of the other environments and of the own one, without and
 * with an organization, from the internet and from foreign networks, and services that act for others.
 *
 * @param services the services that the policy names. They act for a foreign source, for another source of the own account,
 *   and for none
 */
export function randomStrangers(accounts: Accounts, services: readonly string[], random: Random): Stranger[] {
  const foreign = random.account();
  return [
    anybody(networkOf(random)),
    administrator(`arn:aws:iam::${foreign}:root`, networkOf(random)),
    administrator(`arn:aws:iam::${foreign}:role/${random.text(8)}`, {
      ...networkOf(random),
      ...organizationOf(random),
    }),
    administrator(`arn:aws:iam::${random.account()}:user/${random.text(8)}`, networkOf(random)),
    administrator(`arn:aws:iam::${random.pick(accounts.others)}:role/${random.text(8)}`, networkOf(random)),
    nobody(`arn:aws:iam::${accounts.own}:role/${random.text(8)}`, networkOf(random)),
    ...Array.from({ length: 3 }, () => serviceOf(random.pick(Object.keys(SOURCES)), random.account(), random)),
    ...services.flatMap((name) => [
      service(name),
      serviceOf(name, accounts.own, random),
      serviceOf(name, random.account(), random),
    ]),
  ];
}

/** A service that acts for a random resource of an account. */
function serviceOf(name: string, account: string, random: Random): Stranger {
  const source = SOURCES[name] ?? `${name.split('.')[0]}:{region}:{account}:{name}`;
  const arn = source
    .replace('{region}', random.pick(REGIONS))
    .replace('{account}', account)
    .replace('{name}', random.text(10));
  return service(name, { 'aws:SourceArn': `arn:aws:${arn}`, 'aws:SourceAccount': account });
}

/** The network that a request comes from: the internet, or an endpoint of a VPC. */
export function networkOf(random: Random): Context {
  const region = { 'aws:RequestedRegion': random.pick(REGIONS) };
  if (random.below(2) === 0) return { ...region, 'aws:SourceIp': `198.51.100.${random.below(256)}` };
  return {
    ...region,
    'aws:SourceVpc': `vpc-${random.hex(17)}`,
    'aws:SourceVpce': `vpce-${random.hex(17)}`,
    'aws:VpcSourceIp': `10.0.${random.below(256)}.${random.below(256)}`,
  };
}

function organizationOf(random: Random): Context {
  const id = `o-${random.text(10)}`;
  return {
    'aws:PrincipalOrgID': id,
    'aws:PrincipalOrgPaths': [`${id}/r-${random.text(4)}/ou-${random.text(4)}-${random.text(8)}/`],
  };
}
