import { FOREIGN_ACCOUNT } from '../verify/mutation/foreign-names';
import { isIntrinsic } from './intrinsics';
import type { Operator } from './mutant';

/** Stands for a value that is removed. */
export const REMOVED = Symbol('removed');

/** A value that replaces the one of a place. */
export interface Variant {
  readonly operator: Operator;
  readonly variant?: string;
  readonly value: unknown;
}

/** The other references that a reference can be replaced by. */
export type Redirects = (reference: object) => readonly unknown[];

/** Values that mean the opposite of each other, or that protect less. */
const OPPOSITES: Readonly<Record<string, readonly string[]>> = {
  ACTIVE: ['INACTIVE'],
  ALL: ['REJECT', 'ACCEPT'],
  AWS_PROXY: ['HTTP_PROXY'],
  Active: ['PassThrough'],
  Allow: ['Deny'],
  BucketOwnerEnforced: ['ObjectWriter'],
  DENY: ['SAMEORIGIN'],
  Delete: ['Retain'],
  Deny: ['Allow'],
  ENABLED: ['DISABLED'],
  Enabled: ['Disabled', 'Suspended'],
  Gateway: ['Interface'],
  GreaterThanOrEqualToThreshold: ['LessThanThreshold'],
  GreaterThanThreshold: ['LessThanThreshold'],
  HASH: ['RANGE'],
  Interface: ['Gateway'],
  JSON: ['Text'],
  JWT: ['NONE'],
  LessThanThreshold: ['GreaterThanOrEqualToThreshold'],
  Maximum: ['Minimum'],
  NEW_AND_OLD_IMAGES: ['KEYS_ONLY'],
  PROVISIONED: ['PAY_PER_REQUEST'],
  RANGE: ['HASH'],
  Retain: ['Delete'],
  S: ['N'],
  Sum: ['Minimum'],
  'TLSv1.2': ['TLSv1'],
  'TLSv1.2_2021': ['TLSv1'],
  'TLSv1.3_2025': ['TLSv1'],
  always: ['never'],
  arm64: ['x86_64'],
  breaching: ['notBreaching'],
  byQueue: ['allowAll'],
  false: ['true'],
  'https-only': ['http-only'],
  ignore: ['notBreaching'],
  notBreaching: ['ignore'],
  'redirect-to-https': ['allow-all'],
  true: ['false'],
};

/** Names of settings that mean the opposite of each other, or that demand less. */
const OPPOSITE_KEYS: Readonly<Record<string, readonly (readonly [operator: Operator, key: string])[]>> = {
  Action: [['negate', 'NotAction']],
  ArnEquals: [
    ['negate', 'ArnNotEquals'],
    ['widen', 'ArnEqualsIfExists'],
  ],
  ArnLike: [
    ['negate', 'ArnNotLike'],
    ['widen', 'ArnLikeIfExists'],
  ],
  NumericLessThan: [['negate', 'NumericGreaterThan']],
  Principal: [['negate', 'NotPrincipal']],
  Resource: [['negate', 'NotResource']],
  StringEquals: [
    ['negate', 'StringNotEquals'],
    ['widen', 'StringEqualsIfExists'],
  ],
  StringLike: [
    ['negate', 'StringNotLike'],
    ['widen', 'StringLikeIfExists'],
  ],
};

const POLICY_ELEMENT = /\/(Action|Resource|Principal|Condition)(?:\/|$)/;
const CIDR = /^\d+\.\d+\.\d+\.\d+\/\d+$/;
const ZONE = /^[a-z]{2}-[a-z]+-\d[a-f]$/;
const REGION = /^[a-z]{2}-[a-z]+-\d$/;
const ACCOUNT = /(?<![\w.-])\d{12}(?![\w.])/g;
const SCHEDULE = /^(?:cron|rate)\(/;

/** Returns the values that the operators put in the place of a value. */
export function variantsOf(path: string, value: unknown, redirects: Redirects): Variant[] {
  const drop: Variant = { operator: 'drop', value: REMOVED };
  if (typeof value === 'boolean') return [drop, { operator: 'negate', value: !value }];
  if (typeof value === 'number') return [drop, ...numbers(value)];
  if (typeof value === 'string') return [drop, ...texts(path, value)];
  if (typeof value !== 'object' || value === null) return [drop];
  if (isIntrinsic(value)) return [drop, ...widened(path, value), ...redirected(value, redirects)];
  return [drop, ...renamedKeys(value)];
}

function numbers(value: number): Variant[] {
  return [
    ...(value === 0 ? [] : [{ operator: 'disable' as const, value: 0 }]),
    ...(value > 1 ? [{ operator: 'shorten' as const, value: 1 }] : []),
    { operator: 'raise', value: Math.max(1, value) * 1000 },
  ];
}

function texts(path: string, value: string): Variant[] {
  const opposites = OPPOSITES[value];
  if (opposites) return opposites.map((each) => ({ operator: 'negate', variant: each, value: each }));
  if (CIDR.test(value)) {
    return [
      { operator: 'widen', value: '0.0.0.0/0' },
      { operator: 'move', value: '172.16.0.0/24' },
    ];
  }
  if (ZONE.test(value)) return [{ operator: 'move', value: `${value.slice(0, -1)}f` }];
  if (REGION.test(value)) return [{ operator: 'move', value: 'eu-central-1' }];
  if (SCHEDULE.test(value)) return [{ operator: 'shorten', variant: 'yearly', value: 'cron(0 5 1 1 ? *)' }];
  const foreign = value.replaceAll(ACCOUNT, FOREIGN_ACCOUNT);
  return [
    ...(/^\d+$/.test(value) && foreign === value ? numbers(Number(value)).map(asText) : []),
    ...widened(path, value),
    { operator: 'rename', value: `${value}-2` },
    ...(foreign === value
      ? []
      : [
          { operator: 'redirect' as const, variant: 'foreign', value: foreign },
          { operator: 'widen' as const, variant: 'account', value: value.replaceAll(ACCOUNT, '*') },
        ]),
  ];
}

function asText({ value, ...variant }: Variant): Variant {
  return { ...variant, value: String(value) };
}

/** Values in policies, patterns and prefixes that match more. */
function widened(path: string, value: unknown): Variant[] {
  if (/\/(?:[Pp]refix|LogFilePrefix)$/.test(path)) return [{ operator: 'widen', variant: 'all', value: '' }];
  const [, element] = POLICY_ELEMENT.exec(path) ?? [];
  if (element === undefined) return [];
  if (element !== 'Action') return value === '*' ? [] : [{ operator: 'widen', variant: 'all', value: '*' }];
  const [service, action] = String(value).split(':');
  return action === '*' ? [] : [{ operator: 'widen', variant: 'all', value: `${service}:*` }];
}

function redirected(value: object, redirects: Redirects): Variant[] {
  return redirects(value).map((target, index) => ({
    operator: 'redirect',
    variant: index === 0 ? 'other' : `other-${index + 1}`,
    value: target,
  }));
}

/** Replaces the keys of an object, in their order. */
function renamedKeys(value: object): Variant[] {
  return Object.keys(value).flatMap((key) =>
    (OPPOSITE_KEYS[key] ?? []).map(([operator, other]) => ({
      operator,
      variant: other,
      value: Object.fromEntries(Object.entries(value).map(([name, child]) => [name === key ? other : name, child])),
    })),
  );
}
