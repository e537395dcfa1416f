import { list, refersTo, valueAt, type Resources } from '@trading/template';
import { receivesAccessLogs } from '../access-log-buckets';
import { bucketPolicies } from '../bucket-policies';
import { brokenIf, eachResource, type ResourceContext, type TemplateRule } from '../rule';

const BUCKET = 'AWS::S3::Bucket';

/** Actions that bring about the loss of versions: now, or once a lifecycle rule expires them. */
const CONFIGURATION_ACTIONS = [
  's3:PutLifecycleConfiguration',
  's3:PutBucketVersioning',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
];

/** The role that CloudFormation assumes, with the name that the bootstrap stack gives it, and no wildcard. */
const DEPLOYMENT_ROLE = /:role\/cdk-[a-z0-9]+-cfn-exec-role-[^*?]+$/;

/** Rules for the protection of objects against administrators. */
export const PROTECTION_RULES: readonly TemplateRule[] = [
  {
    name: 'bucket-denies-deletion',
    description:
      'Everybody is denied the deletion of versions, and of access logs, without a condition, if the floor of the ' +
      'environment says so',
    fix: 'Set `objectDeletionProtection`, and pass `deletionProtection` to the bucket',
    check: eachResource(BUCKET, (_bucket, context) => {
      const { logicalId, resources } = context;
      const actions = receivesAccessLogs(logicalId, resources)
        ? ['s3:DeleteObjectVersion', 's3:DeleteObject']
        : ['s3:DeleteObjectVersion'];
      return brokenIf(
        needsProtection(context) &&
          !deniesAll(context, actions, ({ resource, condition }) => isAllObjects(resource) && condition === undefined),
        'BucketPolicy',
      );
    }),
  },
  {
    name: 'bucket-denies-configuration',
    description:
      'Only CloudFormation may change the lifecycle, the versioning and the policy of a bucket, if the floor of the ' +
      'environment says so',
    fix: 'Set `objectDeletionProtection`, and pass `deletionProtection` to the bucket',
    check: eachResource(BUCKET, (_bucket, context) =>
      brokenIf(
        needsProtection(context) &&
          !deniesAll(
            context,
            CONFIGURATION_ACTIONS,
            ({ resource, condition }) => !isAllObjects(resource) && exceptsOnlyDeployment(condition),
          ),
        'BucketPolicy',
      ),
    ),
  },
  {
    name: 'bucket-policy-is-kept',
    description:
      'The policy that protects a retained bucket is retained with it when the stack is deleted, if the floor of the ' +
      'environment says so',
    fix: 'Pass `deletionProtection` to the bucket, or set `removalPolicy: RemovalPolicy.RETAIN` of its policy',
    check: eachResource('AWS::S3::BucketPolicy', (policy, { resources, floor }) => {
      const ofPage = Object.keys(resources).some(
        (id) => refersTo(policy.Properties?.['Bucket'], id) && isOfPage(id, resources),
      );
      return (['DeletionPolicy', 'UpdateReplacePolicy'] as const).filter(
        (attribute) => floor.objectDeletionProtection && !ofPage && policy[attribute] !== 'Retain',
      );
    }),
  },
];

/** Parts of a statement that denies an action to everybody, on a bucket or its objects. */
interface Denial {
  readonly actions: readonly unknown[];
  readonly resource: unknown;
  readonly condition: unknown;
}

/** The files of a page are a copy of its build, so a bucket that CloudFront reads needs no protection. */
function isOfPage(bucketId: string, resources: Resources): boolean {
  return statementsFor(bucketId, resources).some(
    (statement) => valueAt(statement, 'Principal.Service') === 'cloudfront.amazonaws.com',
  );
}

function needsProtection({ logicalId, resources, floor }: ResourceContext): boolean {
  return floor.objectDeletionProtection && !isOfPage(logicalId, resources);
}

/** Returns true if each of the actions is denied to everybody by a statement that is as expected. */
function deniesAll(
  { logicalId, resources }: ResourceContext,
  actions: readonly string[],
  isExpected: (denial: Denial) => boolean,
): boolean {
  const denials = statementsFor(logicalId, resources)
    .filter(
      (statement) =>
        valueAt(statement, 'Effect') === 'Deny' &&
        (valueAt(statement, 'Principal') === '*' || valueAt(statement, 'Principal.AWS') === '*'),
    )
    .flatMap((statement) =>
      list(valueAt(statement, 'Resource'))
        .filter((resource) => refersTo(resource, logicalId))
        .map((resource) => ({
          actions: list(valueAt(statement, 'Action')),
          resource,
          condition: valueAt(statement, 'Condition'),
        })),
    )
    .filter(isExpected);
  return actions.every((action) => denials.some((denial) => denial.actions.includes(action)));
}

/** The statements of the policies of a bucket as they are written: a denial to `NotPrincipal` is not one to everybody. */
function statementsFor(bucketId: string, resources: Resources): unknown[] {
  return bucketPolicies(bucketId, resources).flatMap(({ Properties }) =>
    list(valueAt(Properties, 'PolicyDocument.Statement')),
  );
}

/** Returns true for `<ARN of the bucket>/*`, the ARN of all objects. */
function isAllObjects(resource: unknown): boolean {
  const parts = list(valueAt(resource, 'Fn::Join.1'));
  return parts.length === 2 && parts[1] === '/*';
}

/** Returns true if a condition excepts roles of deployments, and nobody else. */
function exceptsOnlyDeployment(condition: unknown): boolean {
  const roles = list(valueAt(condition, 'ArnNotEquals')).flatMap((keys) => list(valueAt(keys, 'aws:PrincipalArn')));
  return (
    Object.keys(condition ?? {}).join() === 'ArnNotEquals' &&
    Object.keys(valueAt(condition, 'ArnNotEquals') as object).join() === 'aws:PrincipalArn' &&
    roles.length > 0 &&
    roles.every((role) => DEPLOYMENT_ROLE.test(String(role)))
  );
}
