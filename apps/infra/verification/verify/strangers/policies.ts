import { list, refersTo, type Resource } from '@trading/template';
import { byStack, type StackTemplate, type StackTemplates, type TemplateFile } from '../../assembly';
import { reasonOf } from '../../reason-of';
import { resolve, type Location } from '../decisions/resolve';
import type { PolicyKind } from './loaded-policy';

/** The policies that let somebody use a resource, or the policy of an endpoint. */
export interface ResourcePolicy {
  readonly kind: Exclude<PolicyKind, 'identity'>;
  /** The logical id of the resource with the policy. */
  readonly logicalId: string;
  /** The resource that the policy is about. For an endpoint, the name of its service: `s3`. */
  readonly resource: string;
  readonly document: object;
}

/** A role, a user or a group, with everything that it is allowed. */
export interface Identity {
  readonly logicalId: string;
  readonly arn: string;
  readonly documents: readonly object[];
  /** The functions whose code has the role. */
  readonly functions: readonly string[];
}

/** The policies in the templates of an environment. */
export interface Policies {
  readonly resourcePolicies: readonly ResourcePolicy[];
  readonly identities: readonly Identity[];
  /** The ARNs of resources that the templates create. A table has one in each region. */
  readonly resources: readonly string[];
  /** Sentences about parts that cannot be understood. */
  readonly problems: readonly string[];
}

/** The account and the regions of an environment, primary first. */
export interface Territory {
  readonly account: string;
  readonly regions: readonly string[];
}

const IDENTITY = /^AWS::IAM::(?:Role|User|Group)$/;
const IDENTITY_POLICY = /^AWS::IAM::(?:Managed|Role|User|Group)?Policy$/;

/** The properties in which a policy names its roles, users and groups. */
const ATTACHMENTS = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];

/** Resources that others must not reach without TLS, or whose policies restrict administrators, even if they have no policy. */
const GUARDED = /^AWS::(?:S3::Bucket|SQS::Queue|SNS::Topic|Backup::BackupVault)$/;

/** The properties in which policies of other resources name their resource. */
const SUBJECTS = ['Bucket', 'Queue', 'Queues', 'TopicArn', 'Topics', 'SecretId', 'ResourceArn'];

/** Resources that give access in another form than a policy. */
const OTHER_GRANT = /^AWS::.*(?:Permissions?|EventBusPolicy|ResourceShare|AccessGrant)$/;

/** Stands for the policy of a resource that has none. */
export const NO_POLICY = { Statement: [] };

/** The policy of an endpoint without one: everything is let through. */
const OPEN = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };

/** Finds every policy in templates. A part that cannot be understood becomes a problem instead. */
export function policiesOf(files: readonly TemplateFile[], territory: Territory): Policies {
  return new Reader(files, territory).read();
}

/** A resource of a template. */
class Entry {
  public readonly properties: Readonly<Record<string, unknown>>;

  public constructor(
    public readonly logicalId: string,
    public readonly type: string,
    { Properties }: Resource,
    private readonly template: StackTemplate,
    private readonly stacks: StackTemplates,
    private readonly location: Location,
  ) {
    this.properties = Properties ?? {};
  }

  public resolved(value: unknown, region = this.location.region): unknown {
    return resolve(value, this.template, this.stacks, { ...this.location, region });
  }

  /** The ARN of this resource, or of another one that is named by a reference, an ARN or a name. */
  public arn(value: unknown = { Ref: this.logicalId }, region?: string): string {
    const id = typeof value === 'object' && value !== null && 'Ref' in value ? String(value.Ref) : undefined;
    const text = this.resolved(id === undefined ? value : { 'Fn::GetAtt': [id, 'Arn'] }, region);
    if (typeof text !== 'string') throw new Error('a resource is named by something that is not a text');
    return text;
  }
}

class Reader {
  private readonly entries: readonly Entry[];
  private readonly problems: string[] = [];

  public constructor(
    files: readonly TemplateFile[],
    private readonly territory: Territory,
  ) {
    const location = { account: territory.account, region: territory.regions[0] as string };
    const stacks = byStack(files);
    this.entries = files.flatMap(({ template }) =>
      Object.entries(template.Resources ?? {}).map(
        ([id, resource]) => new Entry(id, resource.Type, resource, template, stacks, location),
      ),
    );
  }

  public read(): Policies {
    const policies = this.each((entry) => this.resourcePolicies(entry));
    const guarded = this.each((entry) => (GUARDED.test(entry.type) ? [entry] : []))
      .map((entry) => ({ entry, arn: this.attempt(entry, () => entry.arn()) }))
      .filter(({ arn }) => arn !== undefined && !policies.some(({ resource }) => resource === arn))
      .map(({ entry, arn }) => ({
        ...{ kind: 'resource' as const, logicalId: entry.logicalId, resource: arn as string },
        document: NO_POLICY,
      }));
    return {
      resourcePolicies: [...policies, ...guarded],
      identities: this.each((entry) => (IDENTITY.test(entry.type) ? [this.identity(entry)] : [])),
      resources: this.each((entry) => this.arns(entry)),
      problems: this.problems,
    };
  }

  /** Applies a function to each resource. One that fails becomes a problem. */
  private each<T>(read: (entry: Entry) => T[]): T[] {
    return this.entries.flatMap((entry) => this.attempt(entry, () => read(entry)) ?? []);
  }

  private attempt<T>(entry: Entry, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      const problem = `The access to ${entry.logicalId} (${entry.type}) cannot be understood: ${reasonOf(error)}`;
      if (!this.problems.includes(problem)) this.problems.push(problem);
      return undefined;
    }
  }

  private resourcePolicies(entry: Entry): ResourcePolicy[] {
    const { type, logicalId, properties } = entry;
    if (IDENTITY_POLICY.test(type)) return [];
    if (type === 'AWS::EC2::VPCEndpoint') return [endpointPolicy(entry)];
    if (type === 'AWS::Lambda::Permission') return [permission(entry)];
    if (OTHER_GRANT.test(type)) throw new Error('it gives access in a form that is not known');
    if (type === 'AWS::DynamoDB::GlobalTable') return replicaPolicies(entry);
    if (IDENTITY.test(type)) {
      const document = entry.resolved(properties['AssumeRolePolicyDocument']);
      return document === undefined
        ? []
        : [{ kind: 'trust', logicalId, resource: entry.arn(), document: document as object }];
    }
    return documentsIn(properties, entry).flatMap((document) =>
      subjectsOf(entry).map((resource) => ({ kind: 'resource' as const, logicalId, resource, document })),
    );
  }

  private identity(entry: Entry): Identity {
    const { logicalId, properties } = entry;
    const attached = list(properties['ManagedPolicyArns']).map((policy) => this.managedPolicy(entry, policy));
    const name = entry.resolved({ Ref: logicalId });
    const attaching = this.entries.filter(
      (policy) =>
        IDENTITY_POLICY.test(policy.type) &&
        ATTACHMENTS.some((property) => list(policy.resolved(policy.properties[property])).includes(name)),
    );
    const inline = list(properties['Policies']).map((policy) => entry.resolved(policy));
    const documents = [...inline, ...[...attached, ...attaching].map((policy) => policy.resolved(policy.properties))];
    return {
      logicalId,
      arn: entry.arn(),
      documents: documents.map((policy) => (policy as { PolicyDocument: object }).PolicyDocument),
      functions: this.entries
        .filter(
          ({ type, properties: others }) => type === 'AWS::Lambda::Function' && refersTo(others['Role'], logicalId),
        )
        .map((lambda) => lambda.arn()),
    };
  }

  private managedPolicy(entry: Entry, policy: unknown): Entry {
    const found = this.entries.find(({ type, logicalId }) => IDENTITY_POLICY.test(type) && refersTo(policy, logicalId));
    if (!found) throw new Error(`no template has the policy ${String(entry.resolved(policy))}`);
    return found;
  }

  private arns(entry: Entry): string[] {
    const { type } = entry;
    if (type === 'AWS::DynamoDB::GlobalTable')
      return this.territory.regions.map((region) => entry.arn(undefined, region));
    return /^AWS::(?:S3::Bucket|SQS::Queue|Lambda::Function|Logs::LogGroup|Backup::BackupVault|IAM::Role|KMS::Key)$/.test(
      type,
    )
      ? [entry.arn()]
      : [];
  }
}

/** Finds the policies in a value, without references. Some are texts. */
function documentsIn(value: unknown, entry: Entry, region?: string): object[] {
  if (typeof value === 'string') return value.includes('"Statement"') ? [JSON.parse(value) as object] : [];
  if (typeof value !== 'object' || value === null) return [];
  if ('Statement' in value && list(value.Statement).some(isStatement)) return [entry.resolved(value, region) as object];
  if ('Fn::Join' in value || 'Fn::Sub' in value) {
    return JSON.stringify(value).includes('Statement') ? documentsIn(entry.resolved(value, region), entry) : [];
  }
  return Object.values(value).flatMap((child) => documentsIn(child, entry, region));
}

function isStatement(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('Effect' in value || 'Principal' in value);
}

/** The resources that a policy is about: those that it names, or the resource that has it. */
function subjectsOf(entry: Entry): string[] {
  const named = SUBJECTS.flatMap((property) => list(entry.properties[property]));
  if (named.length > 0) return named.map((each) => bucketArn(entry.type, queueArn(entry.arn(each))));
  return [entry.arn()];
}

/** A bucket is named by its name instead of its ARN if it is not of the template. */
function bucketArn(type: string, text: string): string {
  return type.startsWith('AWS::S3::') && !text.startsWith('arn:') ? `arn:aws:s3:::${text}` : text;
}

/** A queue is named by its URL if it is not of the template. */
function queueArn(text: string): string {
  const [, region, account, name] = /^https:\/\/sqs\.([\w-]+)\.amazonaws\.com\/(\d+)\/(.+)$/.exec(text) ?? [];
  return name === undefined ? text : `arn:aws:sqs:${region}:${account}:${name}`;
}

function endpointPolicy(entry: Entry): ResourcePolicy {
  const { logicalId, properties } = entry;
  const service = String(entry.resolved(properties['ServiceName'])).split('.').at(-1) as string;
  const document = entry.resolved(properties['PolicyDocument']) ?? OPEN;
  return { kind: 'endpoint', logicalId, resource: service, document };
}

/** A permission is a statement of the policy of a function. */
function permission(entry: Entry): ResourcePolicy {
  const { logicalId, properties } = entry;
  const found = entry.resolved(properties) as Readonly<Record<string, string | undefined>>;
  const principal = found['Principal'] as string;
  const resource = entry.arn(properties['FunctionName']);
  const equal = {
    'aws:SourceAccount': found['SourceAccount'],
    'aws:PrincipalOrgID': found['PrincipalOrgID'],
    'lambda:FunctionUrlAuthType': found['FunctionUrlAuthType'],
    'lambda:EventSourceToken': found['EventSourceToken'],
  };
  const StringEquals = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
  const ArnLike = found['SourceArn'] === undefined ? {} : { 'aws:SourceArn': found['SourceArn'] };
  const Principal = /^(?:\*|\d{12}|arn:.*)$/.test(principal) ? { AWS: principal } : { Service: principal };
  const document = {
    Statement: [
      { Effect: 'Allow', Principal, Action: found['Action'], Resource: resource, Condition: { StringEquals, ArnLike } },
    ],
  };
  return { kind: 'resource', logicalId, resource, document };
}

function replicaPolicies(entry: Entry): ResourcePolicy[] {
  return list(entry.properties['Replicas']).flatMap((replica) => {
    const { Region } = replica as { readonly Region: unknown };
    const region = String(entry.resolved(Region));
    const resource = entry.arn(undefined, region);
    return documentsIn(replica, entry, region).map((document) => ({
      ...{ kind: 'resource' as const, logicalId: entry.logicalId, resource, document },
    }));
  });
}
