import type { Resource, Template } from '@trading/template';
import type { KnownName } from '../../../src/names/known-names';
import { namesIn } from '../../../src/names/names-in';
import { OwnNames, type Territory } from '../../../src/names/own-names';
import { FOREIGN_NAMES, foreignArn, FOREIGN_ACCOUNT, STRANGE } from './foreign-names';

/** A resource into which a foreign name was brought. */
export interface NameMutant {
  readonly name: string;
  readonly resource: unknown;
}

/** The result of bringing foreign names into templates. */
export interface NameScore {
  readonly mutants: number;
  /** Mutants whose foreign name is not found. */
  readonly undetected: readonly string[];
  /** Changes that fit no resource of the templates: `type: change`. */
  readonly unused: readonly string[];
}

/** The value that a reference stands for. */
interface Target {
  readonly type: string;
  /** The attribute, or an empty text for a `Ref`. */
  readonly attribute: string;
}

/** The prefixes of the ids of network resources. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  'AWS::EC2::EIP': 'eipalloc',
  'AWS::EC2::InternetGateway': 'igw',
  'AWS::EC2::NatGateway': 'nat',
  'AWS::EC2::RouteTable': 'rtb',
  'AWS::EC2::SecurityGroup': 'sg',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::VPCEndpoint': 'vpce',
};

/** Resources whose references are plain names that others can also have. */
const NAMED = /^AWS::(Backup::BackupVault|DynamoDB::GlobalTable|Lambda::Function|Logs::LogGroup|S3::Bucket)$/;

const SERVICE = /^[a-z.-]+\.amazonaws\.com$/;
const ACCOUNT = /(?<![\w.-])\d{12}(?![\w.])/g;
const ARN = /^arn:.*[^*]$/;

/**
 * Brings foreign names into templates, one at a time, and checks whether each is found.
 *
 * References and names are replaced wherever they are. Only two kinds of references are not: the ids of APIs and of
 * configurations of CloudFront, which no other account can have, and the dimensions of alarms, through which no data
 * leaves the environment.
 */
export function nameMutationScore(
  templates: readonly Template[],
  territory: Territory,
  known: readonly KnownName[],
): NameScore {
  const own = new OwnNames(templates, territory);
  const location = { account: territory.account, region: territory.regions[0] };
  const mutants = templates.flatMap((template) => nameMutantsOf(template, templates));
  const undetected = mutants.filter(
    ({ resource }) =>
      !namesIn(resource, location).some((name) => !own.has(name) && !known.some((each) => each.name === name.text)),
  );
  const types = templates.flatMap(({ Resources = {} }) => Object.values(Resources).map(({ Type }) => Type));
  return {
    mutants: mutants.length,
    undetected: undetected.map(({ name }) => name),
    unused: FOREIGN_NAMES.filter(({ type }) => !types.some((each) => isOfType(each, type))).map(
      ({ type, change }) => `${String(type)}: ${change}`,
    ),
  };
}

/**
 * Creates a mutant for each foreign name that fits a resource.
 *
 * @param templates all templates of the environment, to follow imports
 */
export function nameMutantsOf({ Resources = {}, ...sections }: Template, templates: readonly Template[]): NameMutant[] {
  return Object.entries(Resources).flatMap(([logicalId, resource]) => [
    ...replacements(resource.Properties ?? {}, { Resources, ...sections }, templates).map(({ path, value }) => ({
      name: `${logicalId}: ${path.join('/')} becomes ${value}`,
      resource: replaced(resource, ['Properties', ...path], value),
    })),
    ...FOREIGN_NAMES.filter(({ type }) => isOfType(resource.Type, type)).map(({ change, apply }) => {
      const copy = structuredClone(resource) as Resource & { Properties?: object };
      apply(copy.Properties ?? {}, copy);
      return { name: `${logicalId}: ${change}`, resource: copy };
    }),
  ]);
}

function isOfType(found: string, type: string | RegExp): boolean {
  return typeof type === 'string' ? found === type : type.test(found);
}

interface Replacement {
  readonly path: readonly string[];
  readonly value: string;
}

function replacements(value: unknown, template: Template, templates: readonly Template[]): Replacement[] {
  if (typeof value === 'string') return namesOfOthers(value).map((text) => ({ path: [], value: text }));
  if (typeof value !== 'object' || value === null) return [];
  const target = targetOf(value, template, templates);
  if (target) return foreignValues(target).map((text) => ({ path: [], value: text }));
  return Object.entries(value)
    .filter(([key]) => key !== 'Dimensions')
    .flatMap(([key, child]) =>
      replacements(child, template, templates).map((each) => ({ ...each, path: [key, ...each.path] })),
    );
}

/** The foreign names that may stand instead of those in a text. */
function namesOfOthers(text: string): string[] {
  const foreign = text.replaceAll(ACCOUNT, FOREIGN_ACCOUNT);
  return [
    ...(foreign === text ? [] : [foreign]),
    ...(SERVICE.test(text) ? ['ec2.amazonaws.com'] : []),
    ...(ARN.test(text) && !text.endsWith(':') && !text.endsWith('/') ? [`${text}-2`] : []),
  ];
}

function targetOf(value: object, template: Template, templates: readonly Template[]): Target | undefined {
  const [[name, argument] = ['', undefined]] = Object.entries(value) as [string, unknown][];
  const typeOf = (id: string) => template.Resources?.[id]?.Type;
  if (name === 'Ref' && typeOf(argument as string))
    return { type: typeOf(argument as string) as string, attribute: '' };
  if (name === 'Fn::GetAtt') {
    const [id, attribute] = argument as [string, string];
    return { type: typeOf(id) as string, attribute };
  }
  if (name !== 'Fn::ImportValue') return undefined;
  for (const exporting of templates) {
    const output = Object.values(exporting.Outputs ?? {}).find(({ Export }) => Export?.Name === argument);
    if (output) return targetOf(output.Value as object, exporting, templates);
  }
  return undefined;
}

/** The foreign values that may stand instead of a reference. */
function foreignValues({ type, attribute }: Target): string[] {
  const service = (type.split('::')[1] as string).toLowerCase();
  const prefix = ID_PREFIXES[type];
  if (attribute.endsWith('Arn') || type === 'AWS::IAM::ManagedPolicy') return [foreignArn(service)];
  if (prefix) return attribute === '' || attribute.endsWith('Id') ? [`${prefix}-0a1b2c3d4e5f67890`] : [];
  if (attribute.endsWith('DomainName')) return ['cdn.strange.example', `${STRANGE}.s3.us-east-1.amazonaws.com`];
  if (type === 'AWS::SQS::Queue') return [`https://sqs.us-east-1.amazonaws.com/${FOREIGN_ACCOUNT}/${STRANGE}`];
  if (type === 'AWS::CloudFront::Distribution') return ['EDFDVBD632BHDS5'];
  return NAMED.test(type) ? [STRANGE] : [];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], replacement: string): unknown {
  if (key === undefined) return replacement;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  (copy as Record<string, unknown>)[key] = replaced((value as Record<string, unknown>)[key], rest, replacement);
  return copy;
}
