import type { Properties, Resource, Template } from '../../synthesis/template';
import { identityOf, list, referred, render } from '../intrinsics';
import { readCondition } from './condition';
import { EVERYTHING, type Grant, type Holder } from './grant';

/** The policy of an identity, in which no statement names a principal. */
const RIGHTS = 'rights';
const IDENTITIES = ['Roles', 'Users', 'Groups'];

/** Policies that are resources of their own, and the property that names what they are about. */
const POLICIES_OF_RESOURCES: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SQS::QueuePolicy': 'Queues',
};

/** Every permission that the policies of a template give or deny, wherever they stand. */
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

/** Whom a policy that is a resource of its own is for; undefined for any other resource. */
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
  // A policy that nothing here has may be somebody else's.
  return (identities.length > 0 ? identities : [logicalId]).map((id) => ({ logicalId: id, policy: RIGHTS }));
}

function holderOf(logicalId: string, type: string, property: string, where: string): Holder {
  const isIdentity = /^AWS::IAM::(Role|User|Group)$/.test(type) && property === 'Policies';
  return { logicalId, policy: isIdentity ? RIGHTS : `${property}${where}` };
}

interface Document {
  /** The region, of a policy of a table's replica. */
  readonly where: string;
  readonly statements: readonly Statement[];
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

/** The policy documents in a value, however deep. */
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

/** Actions or resources; of all but some, one element that nothing else is equal to. */
function elements(statement: Statement, name: 'Action' | 'Resource'): string[] {
  const exceptions = statement[`Not${name}`];
  if (exceptions !== undefined) return [`all but ${list(exceptions).map(render).sort().join(', ')}`];
  const values = list(statement[name]).map(render);
  // In a policy of a resource, that resource is meant where there is none.
  return values.length > 0 ? values : [EVERYTHING];
}

function principals({ Principal, NotPrincipal }: Statement): string[] {
  if (NotPrincipal !== undefined) return [`all but ${render(NotPrincipal)}`];
  if (Principal === undefined) return [''];
  if (typeof Principal === 'string') return [Principal];
  return Object.entries(Principal as Properties).flatMap(([kind, values]) =>
    list(values).map((value) => (kind === 'AWS' && value === EVERYTHING ? EVERYTHING : `${kind} ${render(value)}`)),
  );
}

/** What is said without a statement: policies of AWS, boundaries, an endpoint that lets everything through. */
function otherGrants(logicalId: string, { Type, Properties = {} }: Resource): Grant[] {
  const { ManagedPolicyArns, PermissionsBoundary, PolicyDocument } = Properties;
  const rights = { holder: { logicalId, policy: RIGHTS }, principal: '', resource: EVERYTHING, condition: new Map() };
  const grants: Grant[] = list(ManagedPolicyArns)
    .filter((arn) => referred(arn) === undefined)
    .map((arn) => ({ ...rights, effect: 'Allow', action: `all of ${render(arn)}` }));
  if (PermissionsBoundary !== undefined) {
    grants.push({ ...rights, effect: 'Deny', action: `all outside of ${render(PermissionsBoundary)}` });
  }
  if (Type === 'AWS::EC2::VPCEndpoint' && PolicyDocument === undefined) {
    const holder = { logicalId, policy: 'PolicyDocument' };
    grants.push({ ...rights, holder, effect: 'Allow', principal: EVERYTHING, action: EVERYTHING });
  }
  return grants;
}
