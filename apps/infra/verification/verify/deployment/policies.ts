import type { Caller } from '../decisions/decide';
import type { Deployed, Deployment } from './deployment';

/**
 * The role as its service uses it: a session with the policies that are attached to the role.
 *
 * @throws if there is no such role, or if a boundary limits it, which the simulation does not know
 */
export function sessionOf(deployment: Deployment, roleValue: unknown): Caller {
  const role = deployment.meant('AWS::IAM::Role', roleValue);
  if (role.value('PermissionsBoundary') !== undefined) throw new Error(`a boundary limits the role (${role.label})`);
  const attached = role.list('ManagedPolicyArns');
  const policies = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']
    .flatMap((type) => deployment.all(type))
    .filter((policy) => policy.list('Roles').includes(role.name) || attached.includes(policy.name))
    .map((policy) => policy.value('PolicyDocument') as object);
  const inline = role.list('Policies').map((policy) => (policy as { PolicyDocument: object }).PolicyDocument);
  return {
    principal: `arn:aws:sts::${deployment.location.account}:assumed-role/${role.name}/session`,
    identityPolicies: [...policies, ...inline],
  };
}

/** The policy of a bucket or a queue, which is a resource of its own in a template. */
export function policyOf(deployment: Deployment, target: Deployed): object | undefined {
  const [type, property] = target.type === 'AWS::SQS::Queue' ? ['AWS::SQS::QueuePolicy', 'Queues'] : BUCKET_POLICY;
  const documents = deployment
    .all(type)
    .filter((policy) => policy.list(property).some((each) => target.isMeantBy(each)))
    .map((policy) => policy.value('PolicyDocument') as object);
  return documents[0];
}

const BUCKET_POLICY = ['AWS::S3::BucketPolicy', 'Bucket'] as const;

/** The policy of a function, which consists of permissions of their own in a template. */
export function invocationPolicy(deployment: Deployment, target: Deployed): object {
  const statements = deployment
    .all('AWS::Lambda::Permission')
    .filter((permission) => target.isMeantBy(permission.value('FunctionName')))
    .map((permission) => ({
      Effect: 'Allow',
      Principal: { Service: permission.value('Principal') },
      Action: permission.value('Action'),
      Resource: target.arn,
      Condition: conditionOf(permission),
    }));
  return { Version: '2012-10-17', Statement: statements };
}

function conditionOf(permission: Deployed): object | undefined {
  const source = permission.value('SourceArn');
  const account = permission.value('SourceAccount');
  return {
    ...(source === undefined ? {} : { ArnLike: { 'aws:SourceArn': source } }),
    ...(account === undefined ? {} : { StringEquals: { 'aws:SourceAccount': account } }),
  };
}
