/** A name of an account, a resource, a service or a host. */
export interface Name {
  readonly kind: NameKind;
  readonly text: string;
  /** The path of the value with the name: `Properties/AlarmActions/0`. */
  readonly location: string;
}

/** The kind of a name. */
export type NameKind =
  | 'ARN'
  | 'account'
  | 'organization'
  | 'service'
  | 'host'
  | 'bucket'
  | 'id'
  | 'export'
  | 'resource';

/** The account and region that a template is deployed to. */
export interface Location {
  readonly account: string;
  readonly region: string;
}

/** Stands for a reference to a resource or a parameter of the same template in a text. */
export const REFERENCE = '{reference}';

/** The names that are recognized in every text. A name of an earlier kind hides those that it contains. */
const PATTERNS: readonly (readonly [kind: NameKind, pattern: RegExp])[] = [
  ['ARN', /(?<![\w-])arn:[\w*?-]*:[\w*?.-]*:[\w*?-]*:[^:\s"',]*:[^\s"',<>]+/g],
  ['bucket', /(?<=\bs3a?:\/\/)[^\s"'/]+/g],
  // The JSON of a state machine is one text.
  ['bucket', /(?<="Bucket":")[^"]+/g],
  ['host', /(?<=\b\w+:\/\/)[^\s"'/<>,;]+/g],
  ['account', /(?<![\w.-])\d{12}(?![\w.])/g],
  ['organization', /(?<![\w-])(?:o-[a-z0-9]{10,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})(?![\w-])/g],
  ['service', /(?<![\w./}-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?(?![\w.-])/g],
  [
    'id',
    /(?<![\w-])(?:acl|ami|eipalloc|eni|igw|lt|nat|pcx|pl|rtb|sg|subnet|tgw|vol|vpc|vpce|vpce-svc)-[0-9a-f]{8,17}(?![\w-])/g,
  ],
  // The unique ids of IAM principals, of CloudFront distributions and of canonical users.
  ['id', /(?<!\w)A(?:GPA|IDA|IPA|NPA|ROA)[A-Z0-9]{16,17}(?!\w)|(?<!\w)E[A-Z0-9]{12,14}(?!\w)|^[0-9a-f]{64}$/g],
];

/** The names that are recognized as the whole value of a property, by the last words of its path. */
const KEYS: readonly (readonly [kind: NameKind, key: RegExp])[] = [
  ['host', /(?:aliases|domainname|federated|hostname)$/],
  ['bucket', /bucket(?:name)?$/],
  [
    'resource',
    /(?:(?:backup)?vault|layer|loggroup|stream|topic|functionname|queuename|tablename)(?:name|identifier)?$/,
  ],
];

const ROOT = /^arn:[\w-]+:iam::(\d{12}):root$/;

/**
 * Returns every name in a template or a part of it, or in settings. References to the resources of the template have no
 * name; in a longer text, they are replaced by {@link REFERENCE}.
 *
 * @param path the path of the value
 */
export function namesIn(value: unknown, location: Location, path = '', seen = new Set<object>()): Name[] {
  const text = textOf(value, location);
  if (text !== undefined) return namesInText(text, path);
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.entries(value).flatMap(([key, child]) => {
    if (key === 'Fn::ImportValue') return exportNames(child, location, path);
    return namesIn(child, location, path === '' ? key : `${path}/${key}`, seen);
  });
}

/** The text of a string or of an intrinsic function that makes a string, or undefined for any other value. */
function textOf(value: unknown, location: Location): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0) return undefined;
  if (name === 'Ref') return pseudoParameter(argument as string, location);
  if (name === 'Fn::GetAtt') return REFERENCE;
  if (name === 'Fn::Sub') return substituted(argument as string | [string, object], location);
  if (name !== 'Fn::Join') return undefined;
  const [separator, parts] = argument as [string, unknown];
  if (!Array.isArray(parts)) return undefined;
  return parts.map((part) => textOf(part, location) ?? REFERENCE).join(separator);
}

function pseudoParameter(name: string, { account, region }: Location): string {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return values[name] ?? REFERENCE;
}

function substituted(argument: string | readonly [string, object], location: Location): string {
  const [text, variables] = typeof argument === 'string' ? [argument, {}] : argument;
  return text.replaceAll(/\$\{([^!}][^}]*)\}/g, (_match, name: string) => {
    const variable = (variables as Readonly<Record<string, unknown>>)[name];
    return variable === undefined ? pseudoParameter(name, location) : (textOf(variable, location) ?? REFERENCE);
  });
}

function exportNames(value: unknown, location: Location, path: string): Name[] {
  return [{ kind: 'export', text: textOf(value, location) ?? REFERENCE, location: path }];
}

function namesInText(text: string, location: string): Name[] {
  const names: Name[] = [];
  let rest = text;
  for (const [kind, pattern] of PATTERNS) {
    rest = rest.replaceAll(pattern, (match) => {
      const account = ROOT.exec(match)?.[1];
      names.push({ kind: account === undefined ? kind : 'account', text: account ?? match, location });
      return ' ';
    });
  }
  const key = wordsOf(location);
  const byKey = KEYS.find(([, pattern]) => pattern.test(key));
  // A text with a recognized name, or with a reference, is not the plain name of a resource.
  if (!byKey || rest !== text || !/^[\w./-]+$/.test(text)) return names;
  return [...names, { kind: byKey[0], text, location }];
}

/** The last two properties of a path in lower case, without the separators of environment variables: `bucketname`. */
function wordsOf(location: string): string {
  const properties = location.split('/').filter((part) => !/^\d+$/.test(part));
  return properties.slice(-2).join('').replaceAll('_', '').toLowerCase();
}
