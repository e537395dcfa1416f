import type { Statement } from './loaded-policy';
import { sampleOf } from './patterns';
import type { Random } from './random';
import { list } from '@trading/template';

/** Resources that exist in every account that the CDK deploys to, and those that others are likely to have there. */
const COMMON = [
  ...['deploy-role', 'cfn-exec-role', 'file-publishing-role', 'image-publishing-role', 'lookup-role'].map(
    (role) => `iam::{account}:role/cdk-hnb659fds-${role}-{account}-{region}`,
  ),
  'iam::{account}:role/OrganizationAccountAccessRole',
  'iam::{account}:role/{name}',
  'iam::{account}:user/{name}',
  'ssm:{region}:{account}:parameter/cdk-bootstrap/hnb659fds/version',
  'ssm:{region}:{account}:parameter/{name}/password',
  'secretsmanager:{region}:{account}:secret:{name}-AbCdEf',
  's3:::cdk-hnb659fds-assets-{account}-{region}',
  's3:::cdk-hnb659fds-assets-{account}-{region}/{name}.zip',
  's3:::{name}',
  's3:::{name}/trades/2024/x.csv',
  'kms:{region}:{account}:key/{name}',
  'dynamodb:{region}:{account}:table/{name}',
  'sqs:{region}:{account}:{name}',
  'sns:{region}:{account}:{name}',
  'lambda:{region}:{account}:function:{name}',
  'logs:{region}:{account}:log-group:{name}:*',
  'events:{region}:{account}:event-bus/default',
  'cloudformation:{region}:{account}:stack/{name}/1',
  'backup:{region}:{account}:backup-vault:{name}',
];

/** The ARNs of a resource and of what it contains. */
export function contentsOf(arn: string, random: Random): string[] {
  const [, , service, region, account] = arn.split(':');
  if (service === 'backup') return [arn, `arn:aws:backup:${region}:${account}:recovery-point:${random.text(8)}`];
  if (service !== 's3' || arn.includes('/')) return [arn];
  return [arn, `${arn}/${random.text(8)}`, `${arn}/trades/2024/x.csv`];
}

/** Examples of the resources that the Allow statements of a policy name. */
export function namedBy(statements: readonly Statement[], random: Random): string[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Resource }) => list(Resource) as readonly string[])
    .filter((pattern) => pattern !== '*')
    .map((pattern) => sampleOf(pattern, random));
}

/** Resources that an account may have besides those of the environment. */
export function commonResources(account: string, region: string, random: Random): string[] {
  return COMMON.map((resource) =>
    `arn:aws:${resource}`
      .replaceAll('{account}', account)
      .replaceAll('{region}', region)
      .replaceAll('{name}', random.text(8)),
  );
}

/** The same resources as if another account had them, whose buckets have other names. */
export function inAccount(arns: readonly string[], own: string, account: string, random: Random): string[] {
  return arns.map((arn) =>
    arn.includes(own) ? arn.replaceAll(own, account) : arn.replace(/^arn:aws:s3:::/, `arn:aws:s3:::${random.text(8)}-`),
  );
}

/** Resources that an Allow statement of an identity policy reaches: examples of those that it names, or the others. */
export function reachedBy(
  { NotAction, Resource, NotResource }: Statement,
  resources: readonly string[],
  random: Random,
): readonly string[] {
  const patterns = list(Resource) as readonly string[];
  if (NotResource !== undefined || (NotAction !== undefined && patterns.includes('*'))) return resources;
  return patterns.map((pattern) => (pattern === '*' ? pattern : sampleOf(pattern, random)));
}

/** One of each kind of resources: a bucket, an object, a queue. */
export function someOf(arns: readonly string[], random: Random): string[] {
  const kinds = new Map<string, string[]>();
  for (const arn of arns) {
    const [, , service, , , resource] = arn.split(':');
    const kind = service === 's3' ? `object: ${resource?.includes('/')}` : `${service}: ${resource?.split('/')[0]}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), arn]);
  }
  return [...kinds.values()].map((same) => random.pick(same));
}
