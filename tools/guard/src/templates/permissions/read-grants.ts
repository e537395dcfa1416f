import type { Properties, Resource, Template } from '@trading/template';
import { list } from '@trading/template';
import { identityOf, referred, render } from '../intrinsics';
import { readCondition } from './condition';
import { EVERYTHING, type Grant, type Holder } from './grant';
import { EVERYTHING_EXCEPT } from './pattern';

/** The identity-based policies of a role, user or group, whose statements name no principal. */
const PERMISSIONS = 'permissions';
const IDENTITIES = ['Roles', 'Users', 'Groups'];

/** Resource types of resource policies, and the property that names the protected resource. */
const POLICIES_OF_RESOURCES: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SQS::QueuePolicy': 'Queues',
};

/** Reads everything that the policies in a template allow or deny. */
export function readGrants({ Resources = {} }: Template): Grant[] {
  return Object.entries(Resources).flatMap(([logicalId, resource]) => {
    const holders = holdersOf(logicalId, resource, Resources);
    return [
      ...Object.entries(resource.Properties ?? {}).flatMap(([property, value]) =>
        documentsIn(value, '').flatMap(({ where, statements }) =>
          (holders ?? [holderOf(logicalId, resource.Type, property, where)]).flatMap((holder) =>
            statements.flatMap((statement) => grantsOf(statement, holder)),
          ),
        ),
      ),
      ...otherGrants(logicalId, resource),
    ];
  });
}

/** The holders of a policy that is a separate resource. Undefined for any other resource. */
function holdersOf(
  logicalId: string,
  { Type, Properties = {} }: Resource,
  resources: Readonly<Record<string, Resource>>,
): Holder[] | undefined {
  const about = POLICIES_OF_RESOURCES[Type];
  if (about !== undefined) {
    return list(Properties[about]).map((each) => ({ logicalId: identityOf(each), policy: 'policy' }));
  }
  if (!['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].includes(Type)) return undefined;
  const named = IDENTITIES.flatMap((property) => list(Properties[property])).map(identityOf);
  const attached = Object.entries(resources)
    .filter(([, identity]) =>
      list(identity.Properties?.['ManagedPolicyArns']).some((arn) => referred(arn) === logicalId),
    )
    .map(([id]) => id);
  const identities = [...named, ...attached];
  // A policy that is not attached to anything in this template may be attached elsewhere.
  return (identities.length > 0 ? identities : [logicalId]).map((id) => ({ logicalId: id, policy: PERMISSIONS }));
}

function holderOf(logicalId: string, type: string, property: string, where: string): Holder {
  const isIdentity = /^AWS::IAM::(Role|User|Group)$/.test(type) && property === 'Policies';
  return { logicalId, policy: isIdentity ? PERMISSIONS : `${property}${where}` };
}

interface Document {
  /** The region, for the policy of a table replica, otherwise empty. */
  readonly where: string;
  readonly statements: readonly Statement[];
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

/** Finds the policy documents in a value, at any depth. */
function documentsIn(value: unknown, where: string): Document[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => documentsIn(item, where));
  const { Statement: statements, Region: region } = value as Properties;
  if (statements !== undefined) return [{ where, statements: list(statements) as Statement[] }];
  const place = typeof region === 'string' ? ` in ${region}` : where;
  return Object.values(value).flatMap((child) => documentsIn(child, place));
}

function grantsOf(statement: Statement, holder: Holder): Grant[] {
  const { Effect: effect, Condition } = statement;
  const condition = readCondition(Condition);
  const all = { effect, holder, condition };
  return principals(statement).flatMap((principal) =>
    elements(statement, 'Action').flatMap((action) =>
      elements(statement, 'Resource').map((resource) => ({ ...all, principal, action, resource })),
    ),
  );
}

/** The actions or resources of a statement. `NotAction` and `NotResource` become one element that equals nothing else. */
function elements(statement: Statement, name: 'Action' | 'Resource'): string[] {
  const exceptions = statement[`Not${name}`];
  if (exceptions !== undefined) return [`${EVERYTHING_EXCEPT}${list(exceptions).map(render).sort().join(', ')}`];
  const values = list(statement[name]).map(render);
  // A resource policy without a resource element applies to its resource.
  return values.length > 0 ? values : [EVERYTHING];
}

function principals({ Principal, NotPrincipal }: Statement): string[] {
  if (NotPrincipal !== undefined) return [`everyone except ${render(NotPrincipal)}`];
  if (Principal === undefined) return [''];
  if (typeof Principal === 'string') return [Principal];
  return Object.entries(Principal as Properties).flatMap(([kind, values]) =>
    list(values).map((value) => (kind === 'AWS' && value === EVERYTHING ? EVERYTHING : `${kind} ${render(value)}`)),
  );
}

/** Grants that are not in a statement: AWS managed policies, permissions boundaries, endpoints without a policy. */
function otherGrants(logicalId: string, { Type, Properties = {} }: Resource): Grant[] {
  const { ManagedPolicyArns, PermissionsBoundary, PolicyDocument } = Properties;
  const all = { holder: { logicalId, policy: PERMISSIONS }, principal: '', resource: EVERYTHING, condition: new Map() };
  const grants: Grant[] = list(ManagedPolicyArns)
    .filter((arn) => referred(arn) === undefined)
    .map((arn) => ({ ...all, effect: 'Allow', action: `everything in ${render(arn)}` }));
  if (PermissionsBoundary !== undefined) {
    grants.push({ ...all, effect: 'Deny', action: `everything outside of ${render(PermissionsBoundary)}` });
  }
  if (Type === 'AWS::EC2::VPCEndpoint' && PolicyDocument === undefined) {
    const holder = { logicalId, policy: 'PolicyDocument' };
    grants.push({ ...all, holder, effect: 'Allow', principal: EVERYTHING, action: EVERYTHING });
  }
  return grants;
}
