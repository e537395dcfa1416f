import { list, valueAt } from '@trading/template';
import { resourceName } from '../../../src/naming';
import type { EnvironmentRegion } from '../../../src/region-settings';
import type { StackId, StackTemplates } from '../../assembly';
import { names } from './actions';
import type { Caller, Case } from './decide';
import type { Location } from './resolve';
import { StackLookup, within, type Target } from './stack-lookup';

const EVERYTHING = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }];

/** The services that the functions reach through endpoints of the VPC. */
const ENDPOINTS = {
  s3: 'NetworkVpcS3Endpoint',
  dynamodb: 'NetworkVpcDynamoDbEndpoint',
  sqs: 'NetworkSqsInterfaceEndpoint',
} as const;

/** The account of the analysts, and one that has nothing to do with the platform. */
const ANALYSTS_ACCOUNT = '444444444444';
export const FOREIGN_ACCOUNT = '999999999999';

/** The contexts of a request without TLS, and of one over an old version. */
export const PLAIN = { 'aws:SecureTransport': 'false' };
export const OLD_TLS = { 's3:TlsVersion': '1.1' };

/** The context of a request for all keys that names none. */
export const ALL_KEYS = { 's3:prefix': '' };

/** A function: its role as Lambda uses it, and its code. */
export interface FunctionCaller {
  readonly arn: string;
  readonly role: Caller;
  readonly code: Caller;
  /** A stream of its log group. */
  readonly logStream: string;
}

/** The callers and the resources of a region of an environment. */
export class World {
  public readonly lookup: StackLookup;

  public readonly location: Location;

  public readonly processor: FunctionCaller;
  public readonly query: FunctionCaller;
  public readonly exporter: FunctionCaller;
  public readonly backfill: FunctionCaller;
  public readonly administrator: Caller;
  public readonly foreigner = principalOf(FOREIGN_ACCOUNT, 'user/eve');
  public readonly reader = principalOf(ANALYSTS_ACCOUNT, 'role/analyst');
  /** Another role of the reader's account. */
  public readonly colleague = principalOf(ANALYSTS_ACCOUNT, 'role/other');

  public readonly bucket: Target;
  public readonly trade: Target;
  public readonly table: Target;
  public readonly otherTable: Target;
  public readonly queue: Target;
  public readonly deadLetters: Target;
  public readonly exports: Target;
  /** The bucket for access logs. None if the environment keeps no logs. */
  public readonly logBuckets: readonly Target[];

  private readonly endpointPolicies: Readonly<Record<string, object>>;

  public constructor(
    stacks: StackTemplates,
    account: string,
    public readonly region: EnvironmentRegion,
    /** True if nobody may delete former versions and access logs. */
    public readonly protectsObjects: boolean,
  ) {
    const location = { account, region: region.place.region };
    const lookup = new StackLookup(stacks, location);
    this.location = location;
    this.lookup = lookup;
    this.processor = this.functionOf('Ingestion');
    this.query = this.functionOf('Query');
    this.exporter = this.functionOf('Exports');
    this.backfill = this.functionOf('Backfill');
    this.administrator = principalOf(location.account, 'user/admin');

    const buckets = lookup.all('Data', 'AWS::S3::Bucket').map((found) => ({
      id: found.id,
      target: lookup.target('Data', found, 'AWS::S3::BucketPolicy'),
    }));
    const bucketsOf = (path: string) => buckets.filter(({ id }) => id.startsWith(path)).map(({ target }) => target);
    this.bucket = bucketsOf('Trades')[0] as Target;
    this.trade = within(this.bucket, 'trades/2024/x.csv');
    this.logBuckets = bucketsOf('AccessLogs');
    this.exports = lookup.target('Exports', lookup.find('Exports', 'AWS::S3::Bucket'), 'AWS::S3::BucketPolicy');
    this.table = this.findTable();
    this.otherTable = { arn: `${this.table.arn}-2`, policy: undefined };
    [this.queue, this.deadLetters] = ['Queue', 'DeadLetterQueue'].map((name) =>
      lookup.target(
        'Ingestion',
        lookup.find('Ingestion', 'AWS::SQS::Queue', `DataProcessor${name}`),
        'AWS::SQS::QueuePolicy',
      ),
    ) as [Target, Target];
    this.endpointPolicies = Object.fromEntries(
      Object.entries(ENDPOINTS).map(([name, id]) => {
        const { resource } = lookup.find('Network', 'AWS::EC2::VPCEndpoint', id);
        return [name, lookup.resolved('Network', resource.Properties?.['PolicyDocument']) as object];
      }),
    );
  }

  /** A request for each action, of which some are expected to be allowed. */
  public ask(
    who: string,
    caller: Caller,
    actions: readonly string[],
    allowed: readonly string[],
    { arn: resource, policy: resourcePolicy }: Partial<Target> & { readonly arn: string },
    context?: Case['context'],
  ): Case[] {
    // The code of the functions reaches services through the endpoints of the VPC.
    const isInVpc = [this.processor, this.query, this.exporter, this.backfill].some(({ code }) => code === caller);
    return actions.map((action) => ({
      ...{ who, caller, action, resource, resourcePolicy, context },
      endpointPolicy: isInVpc ? this.endpointPolicies[action.split(':')[0] as string] : undefined,
      isAllowed: allowed.includes(action),
    }));
  }

  /** The actions of the functions that write bars. With a standby, writes require that the region is the writer. */
  public get keeps(): readonly string[] {
    const check = this.region.counterpart ? ' ConditionCheckItem' : '';
    return names('dynamodb', `GetItem PutItem BatchGetItem BatchWriteItem Query${check}`);
  }

  private functionOf(stack: StackId): FunctionCaller {
    const { account } = this.location;
    const arn = this.lookup.arn(stack, this.lookup.find(stack, 'AWS::Lambda::Function'));
    const found = this.lookup.find(stack, 'AWS::IAM::Role');
    const construct = found.id.replace(/Role[0-9A-F]{8}$/, '');
    const role: Caller = {
      principal: `arn:aws:sts::${account}:assumed-role/${stack.toLowerCase()}/session`,
      identityPolicies: this.lookup.policiesOf(stack, found),
    };
    const logGroup = this.lookup.arn(stack, this.lookup.find(stack, 'AWS::Logs::LogGroup', construct));
    return {
      arn,
      role,
      code: { ...role, context: { 'lambda:SourceFunctionArn': arn } },
      logStream: `${logGroup.replace(/:\*$/, '')}:log-stream:2024`,
    };
  }

  /** The table of the templates, or the replica that a standby uses. */
  private findTable(): Target {
    const { account, region } = this.location;
    const { primary } = this.region;
    if (primary) {
      const name = resourceName('analytics-table', primary);
      return { arn: `arn:aws:dynamodb:${region}:${account}:table/${name}`, policy: undefined };
    }
    const table = this.lookup.find('Data', 'AWS::DynamoDB::GlobalTable');
    const replica = list(table.resource.Properties?.['Replicas']).find((each) => valueAt(each, 'Region') === region);
    const policy = valueAt(replica, 'ResourcePolicy.PolicyDocument');
    return {
      arn: this.lookup.arn('Data', table),
      policy: policy === undefined ? undefined : (this.lookup.resolved('Data', policy) as object),
    };
  }
}

/** A service that acts for a resource. The account is part of most ARNs, but not of those of buckets. */
export function service(name: string, sourceArn: string, account = sourceArn.split(':')[4] as string): Caller {
  const context = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account };
  return { principal: `${name}.amazonaws.com`, identityPolicies: [], context };
}

/** A session of a role that its account allows everything. */
export function roleSession(account: string, name: string): Caller {
  return {
    principal: `arn:aws:sts::${account}:assumed-role/${name}/session`,
    identityPolicies: EVERYTHING,
    context: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/${name}` },
  };
}

/** A principal that its own account allows everything. */
function principalOf(account: string, name: string): Caller {
  const principal = `arn:aws:iam::${account}:${name}`;
  return { principal, identityPolicies: EVERYTHING, context: { 'aws:PrincipalArn': principal } };
}
