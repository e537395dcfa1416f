import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { statementsOf, type Statement } from '../statement';
import { list, valueAt } from '@trading/template';

/**
 * Actions that IAM cannot restrict to a resource, with the reason why each is needed.
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

/** Identity policies. Resource policies apply to their own resource only. */
const IDENTITY_POLICY = /^AWS::IAM::/;

const TRUST = 'AssumeRolePolicyDocument';

/** Condition keys that restrict a service to a source. CloudWatch Logs names the log group in the encryption context. */
const SOURCE_KEYS = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'kms:EncryptionContext:aws:logs:arn'];

/** Resources that let principals in. Endpoints only restrict what other policies allow. */
const RESOURCE_WITH_POLICY = /^AWS::(?!EC2::VPCEndpoint$)/;

/** The principals of a whole account, or all principals. */
const WHOLE_ACCOUNT = /^(?:\*|\d{12}|arn:.*:iam::.*:root)$/;

/** Operators that compare the ARN of a principal with the named ones. */
const ARN_OPERATORS = ['ArnEquals', 'ArnLike', 'StringEquals', 'StringLike'];

/** Rules for roles and policies. */
export const IAM_RULES: readonly TemplateRule[] = [
  {
    name: 'no-wildcard-action',
    description: 'No statement allows an action with a wildcard',
    fix: 'Name each action; use `grants.actions(…)` instead of `grantRead(…)` and similar methods',
    check: eachStatement(/./, ({ actions }) => actions.some((action) => JSON.stringify(action).includes('*'))),
  },
  {
    name: 'no-wildcard-resource',
    description: 'No identity policy allows an action on all resources, if IAM can restrict the action to a resource',
    fix: 'Name the ARNs; if IAM cannot restrict the action, add it to UNSCOPABLE_ACTIONS with a reason',
    check: eachStatement(
      IDENTITY_POLICY,
      ({ actions, resources }) =>
        resources.includes('*') && !actions.every((action) => String(action) in UNSCOPABLE_ACTIONS),
    ),
  },
  {
    name: 'no-unconditional-trust',
    description: 'A trust policy has a condition; for a service, the condition names the source that it acts for',
    fix: 'Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy',
    check: eachStatement(
      /^AWS::IAM::Role$/,
      (statement) =>
        statement.property === TRUST && (statement.condition === undefined || isOpenToAnySource(statement)),
    ),
  },
  {
    name: 'function-role-is-bound',
    description: 'The role of a function can be used by that function only, not by others of the account',
    fix: 'Set `roleBoundToFunction: true`',
    check: eachStatement(
      /^AWS::IAM::Role$/,
      ({ property, principal, condition }) =>
        property === TRUST &&
        list(valueAt(principal, 'Service')).includes('lambda.amazonaws.com') &&
        !hasKey(condition, 'aws:SourceArn'),
    ),
  },
  {
    name: 'service-principal-names-source',
    description: 'A resource policy allows a service for a named source only (confused deputy)',
    fix: 'Add a condition on aws:SourceArn or aws:SourceAccount',
    check: eachStatement(/./, (statement) => statement.property !== TRUST && isOpenToAnySource(statement)),
  },
  {
    name: 'no-public-principal',
    description: 'Nothing is allowed to everyone without a condition',
    fix: 'Name the principals, or add a condition on the organisation, the account or the endpoint',
    check: eachStatement(
      /./,
      ({ principal, condition }) => condition === undefined && (principal === '*' || valueAt(principal, 'AWS') === '*'),
    ),
  },
  {
    name: 'account-principal-is-narrowed',
    description: 'No resource lets all principals of an account or an organization in: a condition names their ARNs',
    fix: 'Set `principalArns`, or name the principals',
    check: eachStatement(
      RESOURCE_WITH_POLICY,
      ({ principal, condition }) => list(valueAt(principal, 'AWS')).some(isWholeAccount) && !namesPrincipals(condition),
    ),
  },
  {
    name: 'no-aws-managed-policy',
    description: 'No role, user or group has an AWS-managed policy',
    fix: 'Use a customer-managed policy with the exact actions',
    check: eachResource(IDENTITY_POLICY, ({ Properties }) =>
      brokenIf(
        JSON.stringify(Properties?.['ManagedPolicyArns'] ?? []).includes(':aws:policy/'),
        'Properties/ManagedPolicyArns',
      ),
    ),
  },
  {
    name: 'no-inline-policy',
    description: 'Every policy of a role, user or group is customer-managed',
    fix: 'Grant to a `ManagedPolicy` instead of the role',
    check: eachResource(IDENTITY_POLICY, ({ Type, Properties }) => [
      ...brokenIf(Type === 'AWS::IAM::Policy', 'Type'),
      ...brokenIf(Properties?.['Policies'] !== undefined, 'Properties/Policies'),
    ]),
  },
  {
    name: 'no-custom-resource',
    description: 'A template has no custom resources',
    fix: 'Use a CloudFormation property instead, or a command of the operator',
    check: eachResource(/^(Custom::|AWS::CloudFormation::CustomResource$)/, () => ['Type']),
  },
];

/** Returns a check of every Allow statement in the resources of a type. */
function eachStatement(type: RegExp, isBroken: (statement: Statement) => boolean): TemplateRule['check'] {
  return eachResource(type, (resource) => {
    const broken = statementsOf(resource).filter((statement) => statement.effect === 'Allow' && isBroken(statement));
    return [...new Set(broken.map(({ property }) => `Properties/${property}`))];
  });
}

function isOpenToAnySource({ principal, condition }: Statement): boolean {
  if (valueAt(principal, 'Service') === undefined) return false;
  return !SOURCE_KEYS.some((key) => hasKey(condition, key));
}

function hasKey(condition: unknown, key: string): boolean {
  return Object.values(condition ?? {}).some((operator) => Object.hasOwn(operator as object, key));
}

/** References in a template are to principals of the environment. */
function isWholeAccount(principal: unknown): boolean {
  const parts = valueAt(principal, 'Fn::Join.1');
  const text =
    parts === undefined
      ? principal
      : list(parts)
          .filter((part) => typeof part === 'string')
          .join('');
  return typeof text === 'string' && WHOLE_ACCOUNT.test(text);
}

function namesPrincipals(condition: unknown): boolean {
  return ARN_OPERATORS.some((operator) => {
    const named = list(valueAt(condition, `${operator}.aws:PrincipalArn`));
    return named.length > 0 && !named.includes('*');
  });
}
