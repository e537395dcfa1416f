import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { statementsOf, type Statement } from '../statement';
import { valueAt } from '../template';

/**
 * Actions that IAM cannot narrow to a resource, with the reason each is needed.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
export const UNSCOPABLE_ACTIONS: Readonly<Record<string, string>> = {
  'ec2:DescribeNetworkInterfaces': 'Lambda looks up the network interfaces of a function in a VPC',
  'ec2:DescribeSubnets': 'Lambda looks up the subnets of a function in a VPC',
  'xray:PutTelemetryRecords': 'Lambda reports on the traces of a function with active tracing',
  'xray:PutTraceSegments': 'Lambda sends the traces of a function with active tracing',
};

/** Policies of an identity; those of a resource are about the resource they belong to. */
const IDENTITY_POLICY = /^AWS::IAM::/;

const TRUST = 'AssumeRolePolicyDocument';

/** Condition keys that name who makes a service act; of a key that encrypts logs, CloudWatch Logs tells the log group. */
const SOURCE_KEYS = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'kms:EncryptionContext:aws:logs:arn'];

/** What roles, policies and trusts must keep. */
export const IAM_RULES: readonly TemplateRule[] = [
  {
    name: 'no-wildcard-action',
    description: 'No statement allows an action with a wildcard',
    fix: 'Name each action; use `grants.actions(…)` instead of `grantRead(…)` and its like',
    check: eachStatement(/./, ({ actions }) => actions.some((action) => JSON.stringify(action).includes('*'))),
  },
  {
    name: 'no-wildcard-resource',
    description: 'No identity is allowed an action on every resource, where IAM can narrow it',
    fix: 'Name the ARNs, or add the action to UNSCOPABLE_ACTIONS with the reason IAM gives none',
    check: eachStatement(
      IDENTITY_POLICY,
      ({ actions, resources }) =>
        resources.includes('*') && !actions.every((action) => String(action) in UNSCOPABLE_ACTIONS),
    ),
  },
  {
    name: 'no-unconditional-trust',
    description: 'Whoever may assume a role is narrowed by a condition; a service, by the source it acts for',
    fix: 'Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy',
    check: eachStatement(
      /^AWS::IAM::Role$/,
      (statement) =>
        statement.property === TRUST && (statement.condition === undefined || isOpenToAnySource(statement)),
    ),
  },
  {
    name: 'service-principal-names-source',
    description: 'A service that is allowed on a resource is allowed for a named source only (confused deputy)',
    fix: 'Add a condition on aws:SourceArn or aws:SourceAccount',
    check: eachStatement(/./, (statement) => statement.property !== TRUST && isOpenToAnySource(statement)),
  },
  {
    name: 'no-public-principal',
    description: 'Nothing is allowed to everybody without a condition',
    fix: 'Name the principals, or add a condition on the organisation, the account or the endpoint',
    check: eachStatement(
      /./,
      ({ principal, condition }) => condition === undefined && (principal === '*' || valueAt(principal, 'AWS') === '*'),
    ),
  },
  {
    name: 'no-aws-managed-policy',
    description: 'No role, user or group has a policy that AWS manages',
    fix: 'Give it a ManagedPolicy of your own with the exact actions it needs',
    check: eachResource(IDENTITY_POLICY, ({ Properties }) =>
      brokenIf(
        JSON.stringify(Properties?.['ManagedPolicyArns'] ?? []).includes(':aws:policy/'),
        'Properties/ManagedPolicyArns',
      ),
    ),
  },
  {
    name: 'no-inline-policy',
    description: 'Every policy of a role, user or group is a customer-managed one',
    fix: 'Grant to a ManagedPolicy instead of the role',
    check: eachResource(IDENTITY_POLICY, ({ Type, Properties }) => [
      ...brokenIf(Type === 'AWS::IAM::Policy', 'Type'),
      ...brokenIf(Properties?.['Policies'] !== undefined, 'Properties/Policies'),
    ]),
  },
  {
    name: 'no-custom-resource',
    description: 'Nothing is deployed by a hidden function',
    fix: 'Find the CloudFormation property that does it, or do it in the app',
    check: eachResource(/^(Custom::|AWS::CloudFormation::CustomResource$)/, () => ['Type']),
  },
];

/** A check of every Allow statement of some resources. */
function eachStatement(type: RegExp, isBroken: (statement: Statement) => boolean): TemplateRule['check'] {
  return eachResource(type, (resource) => {
    const broken = statementsOf(resource).filter((statement) => statement.effect === 'Allow' && isBroken(statement));
    return [...new Set(broken.map(({ property }) => `Properties/${property}`))];
  });
}

function isOpenToAnySource({ principal, condition }: Statement): boolean {
  if (valueAt(principal, 'Service') === undefined) return false;
  const keys = Object.values(condition ?? {}).flatMap((operator) => Object.keys(operator as object));
  return !SOURCE_KEYS.some((key) => keys.includes(key));
}
