import type { Resource } from '@trading/template';
import type { StackTemplate, StackTemplates } from '../../assembly';

/** The account and region that stacks are deployed to. */
export interface Location {
  readonly account: string;
  readonly region: string;
}

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

type Intrinsic = Readonly<Record<string, unknown>>;

/**
 * Replaces `Ref`, `Fn::GetAtt`, `Fn::Join` and `Fn::ImportValue` in a value of a template by the names and ARNs that
 * they have once the template is deployed.
 *
 * @throws if the value contains another intrinsic function, or an ARN of an unknown type
 */
export function resolve(value: unknown, stack: StackTemplate, stacks: StackTemplates, location: Location): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, stack, stacks, location));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value as Intrinsic);
  if (others.length === 0) {
    if (name === 'Ref') return referenceTo(argument as string, stack, location);
    if (name === 'Fn::GetAtt') return attributeOf(argument as [string, string], stack, location);
    if (name === 'Fn::ImportValue') return importOf(argument as string, stacks, location);
    if (name === 'Fn::Join') {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => resolve(part, stack, stacks, location)).join(separator);
    }
    if (name.startsWith('Fn::')) throw new Error(`Cannot resolve ${name}: add it to resolve.ts`);
  }
  return Object.fromEntries(
    Object.entries(value as Intrinsic).map(([key, child]) => [key, resolve(child, stack, stacks, location)]),
  );
}

function referenceTo(id: string, { Resources }: StackTemplate, { account, region }: Location): string {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const resource = Resources?.[id];
  const name = nameOf(resource);
  if (resource?.Type === STATE_MACHINE) return stateMachineArn(name ?? id, { account, region });
  return pseudo[id] ?? name ?? id;
}

function attributeOf(
  [id, attribute]: [string, string],
  { Resources }: StackTemplate,
  { account, region }: Location,
): string {
  const resource = Resources?.[id];
  const name = nameOf(resource) ?? id;
  const own = resource?.Properties?.[attribute];
  if (!attribute.endsWith('Arn')) return typeof own === 'string' ? own : `${id}.${attribute}`;
  switch (resource?.Type) {
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${name}`;
    case 'AWS::DynamoDB::GlobalTable':
      return `arn:aws:dynamodb:${region}:${account}:table/${name}`;
    case 'AWS::SQS::Queue':
      return `arn:aws:sqs:${region}:${account}:${name}`;
    case 'AWS::Lambda::Function':
      return `arn:aws:lambda:${region}:${account}:function:${name}`;
    case 'AWS::Logs::LogGroup':
      return `arn:aws:logs:${region}:${account}:log-group:${name}:*`;
    case 'AWS::Backup::BackupVault':
      return `arn:aws:backup:${region}:${account}:backup-vault:${name}`;
    case 'AWS::KMS::Key':
      return `arn:aws:kms:${region}:${account}:key/${name}`;
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${account}:role/${name}`;
    case 'AWS::Logs::DeliveryDestination':
      return `arn:aws:logs:${region}:${account}:delivery-destination:${name}`;
    case STATE_MACHINE:
      return stateMachineArn(name, { account, region });
    case 'AWS::Events::Rule':
      return `arn:aws:events:${region}:${account}:rule/${name}`;
    default:
      throw new Error(`Cannot resolve the ARN of ${id} (${resource?.Type}): add its type to resolve.ts`);
  }
}

/** A reference to a state machine is its ARN. */
function stateMachineArn(name: string, { account, region }: Location): string {
  return `arn:aws:states:${region}:${account}:stateMachine:${name}`;
}

function nameOf(resource: Resource | undefined): string | undefined {
  const names = [
    'BucketName',
    'TableName',
    'QueueName',
    'FunctionName',
    'StateMachineName',
    'LogGroupName',
    'BackupVaultName',
    'RoleName',
    'Name',
  ];
  return names.map((name) => resource?.Properties?.[name]).find((value): value is string => typeof value === 'string');
}

function importOf(name: string, stacks: StackTemplates, location: Location): unknown {
  for (const stack of Object.values(stacks)) {
    for (const output of Object.values(stack.Outputs ?? {})) {
      if (output.Export?.Name === name) return resolve(output.Value, stack, stacks, location);
    }
  }
  throw new Error(`No stack exports ${name}`);
}
