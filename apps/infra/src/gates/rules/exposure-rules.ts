import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { statementsOf } from '../statement';
import { list, refersTo, valueAt } from '@trading/template';

/** Names of values that must be kept in Secrets Manager. */
const SECRET_NAME = /secret|passw(?:or)?d|token|private.?key|api.?key/i;

/** Rules for policies of resources, addresses of functions, and secrets. */
export const EXPOSURE_RULES: readonly TemplateRule[] = [
  {
    name: 'policy-names-its-resource',
    description: 'Each statement of the policy of a bucket or a queue names that bucket or queue, or objects of it',
    fix: 'Set `resources` of the statement to the ARN of the bucket or the queue',
    check: eachResource(/^AWS::(S3::BucketPolicy|SQS::QueuePolicy)$/, (policy, { resources }) => {
      const subjects = [...list(policy.Properties?.['Bucket']), ...list(policy.Properties?.['Queues'])];
      const ids = Object.keys(resources).filter((id) => refersTo(subjects, id));
      // The ARN of an imported bucket or queue is a text.
      const isNamed = (resource: unknown) => ids.length === 0 || ids.some((id) => refersTo(resource, id));
      return brokenIf(
        statementsOf(policy).some(({ resources: named }) => named.length === 0 || !named.every(isNamed)),
        'Properties/PolicyDocument',
      );
    }),
  },
  {
    name: 'policy-is-for-own-roles',
    description: 'A policy is attached to roles, users and groups of the templates only, whose other rights are known',
    fix: 'Pass the role instead of its name',
    check: eachResource('AWS::IAM::ManagedPolicy', ({ Properties }) =>
      ['Roles', 'Users', 'Groups']
        .filter((name) => list(Properties?.[name]).some((principal) => typeof principal === 'string'))
        .map((name) => `Properties/${name}`),
    ),
  },
  {
    name: 'function-url-requires-signature',
    description: 'The address of a function requires a signature',
    fix: 'Set `authType: FunctionUrlAuthType.AWS_IAM`, or use `LambdaHttpApi`',
    check: eachResource('AWS::Lambda::Url', ({ Properties }) =>
      brokenIf(Properties?.['AuthType'] !== 'AWS_IAM', 'Properties/AuthType'),
    ),
  },
  {
    name: 'no-plain-secret',
    description: 'A template has no secret: neither as an environment variable nor as a parameter of plain text',
    fix: 'Keep the value in Secrets Manager, and pass the ARN of the secret',
    check: eachResource(/^AWS::(Lambda::Function|SSM::Parameter)$/, ({ Type, Properties }) => {
      if (Type === 'AWS::SSM::Parameter') {
        return brokenIf(SECRET_NAME.test(String(Properties?.['Name'])), 'Properties/Value');
      }
      return Object.entries(valueAt(Properties, 'Environment.Variables') ?? {})
        .filter(([name, value]) => SECRET_NAME.test(name) && isPlain(value))
        .map(([name]) => `Properties/Environment/Variables/${name}`);
    }),
  },
];

/** A reference to a secret, or its ARN, is not the secret itself. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' && !value.startsWith('arn:');
}
