import { statementsOf, type Resource, type Statement, type Template } from './template';

/** A promise that every template of every environment keeps. */
export interface TemplateRule {
  readonly name: string;
  readonly description: string;
  /** What to do instead. */
  readonly fix: string;
  /** Where in a resource the promise is broken; the paths of the properties. */
  readonly check: (resource: Resource) => string[];
}

/** A resource that breaks a rule. */
export interface Finding {
  readonly rule: TemplateRule;
  readonly logicalId: string;
  readonly locations: readonly string[];
}

/**
 * Actions that IAM cannot narrow to a resource, with the reason each is needed.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export const UNSCOPABLE_ACTIONS: Readonly<Record<string, string>> = {
  'ec2:DescribeNetworkInterfaces': 'Lambda looks up the network interfaces of a function in a VPC',
  'ec2:DescribeSubnets': 'Lambda looks up the subnets of a function in a VPC',
};

const CUSTOM_RESOURCE = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** All rules. */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  {
    name: 'no-wildcard-action',
    description: 'No statement allows an action with a wildcard',
    fix: 'Name each action; use `grants.actions(…)` instead of `grantRead(…)` and its like',
    check: statementCheck(({ effect, actions }) => effect === 'Allow' && actions.some((action) => has(action, '*'))),
  },
  {
    name: 'no-wildcard-resource',
    description: 'No statement allows an action on every resource, where IAM can narrow it',
    fix: 'Name the ARNs, or add the action to UNSCOPABLE_ACTIONS with the reason IAM gives none',
    check: statementCheck(
      ({ effect, actions, resources }) =>
        effect === 'Allow' &&
        resources.includes('*') &&
        !actions.every((action) => String(action) in UNSCOPABLE_ACTIONS),
    ),
  },
  {
    name: 'no-unconditional-trust',
    description: 'Whoever may assume a role is named by a condition too',
    fix: 'Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy',
    check: statementCheck(
      ({ property, effect, condition }) =>
        property === 'AssumeRolePolicyDocument' && effect === 'Allow' && condition === undefined,
    ),
  },
  {
    name: 'no-aws-managed-policy',
    description: 'No role, user or group has a policy that AWS manages',
    fix: 'Give it a ManagedPolicy of your own with the exact actions it needs',
    check: propertyCheck('ManagedPolicyArns', (value) => JSON.stringify(value).includes(':aws:policy/')),
  },
  {
    name: 'no-inline-policy',
    description: 'Every policy of a role, user or group is a customer-managed one',
    fix: 'Grant to a ManagedPolicy instead of the role',
    check: (resource) => [
      ...(resource.Type === 'AWS::IAM::Policy' ? ['Type'] : []),
      ...(resource.Type.startsWith('AWS::IAM::') ? propertyCheck('Policies', () => true)(resource) : []),
    ],
  },
  {
    name: 'no-custom-resource',
    description: 'Nothing is deployed by a hidden function',
    fix: 'Find the CloudFormation property that does it, or do it in the app',
    check: ({ Type }) => (CUSTOM_RESOURCE.test(Type) ? ['Type'] : []),
  },
];

/** Every rule that a template breaks, and where. */
export function checkTemplate(template: Template, rules: readonly TemplateRule[] = TEMPLATE_RULES): Finding[] {
  return Object.entries(template.Resources ?? {}).flatMap(([logicalId, resource]) =>
    rules.flatMap((rule) => {
      const locations = rule.check(resource);
      return locations.length > 0 ? [{ rule, logicalId, locations }] : [];
    }),
  );
}

function statementCheck(isBroken: (statement: Statement) => boolean): TemplateRule['check'] {
  return (resource) => {
    const broken = statementsOf(resource).filter(isBroken);
    return [...new Set(broken.map(({ property }) => `Properties/${property}`))];
  };
}

function propertyCheck(property: string, isBroken: (value: unknown) => boolean): TemplateRule['check'] {
  return ({ Properties }) => {
    const value = Properties?.[property];
    return value !== undefined && isBroken(value) ? [`Properties/${property}`] : [];
  };
}

/** A name that is put together at deployment is searched in its written parts. */
function has(action: unknown, text: string): boolean {
  return JSON.stringify(action).includes(text);
}
