import { deepEqual } from '@aws-cdk/cloudformation-diff';
import { list, valueAt, type Resource } from '@trading/template';
import { render } from '../intrinsics';
import type { ProtectionLoss } from './lost-protections';
import { DATA_LOSS } from './protection';

/** How rules of a lifecycle delete objects. */
const KINDS: Readonly<Record<string, string>> = {
  'days until objects expire': 'ExpirationInDays',
  'days until noncurrent versions expire': 'NoncurrentVersionExpiration.NoncurrentDays',
};

/** Finds rules of a bucket's lifecycle that delete objects sooner than any rule for the same objects did. */
export function soonerExpirations(before: Resource, after: Resource): Omit<ProtectionLoss, 'logicalId'>[] {
  return Object.entries(KINDS).flatMap(([protection, path]) => {
    const former = expirations(before, path);
    return expirations(after, path).flatMap((expiration) => {
      const { scope, days, rule } = expiration;
      if (former.some((each) => deepEqual(each.rule, rule))) return [];
      const covering = former.filter((each) => covers(each.scope, scope)).map((each) => each.days);
      const until = Math.min(Infinity, ...covering);
      if (days >= until) return [];
      const part = scope.prefix;
      const isCertain = !Number.isNaN(days) && !Number.isNaN(until);
      return [
        { protection, part, before: String(until), after: render(valueAt(rule, path)), reason: DATA_LOSS, isCertain },
      ];
    });
  });
}

interface Expiration {
  readonly rule: unknown;
  readonly scope: Scope;
  /** NaN if they are only known during the deployment. */
  readonly days: number;
}

/** The objects that a rule is for. */
interface Scope {
  readonly prefix: string;
  /** Filters besides the prefix, as sorted texts. */
  readonly filters: readonly string[];
}

function expirations({ Properties }: Resource, path: string): Expiration[] {
  return list(valueAt(Properties, 'LifecycleConfiguration.Rules'))
    .filter((rule) => valueAt(rule, 'Status') === 'Enabled' && valueAt(rule, path) !== undefined)
    .map((rule) => {
      const days = valueAt(rule, path);
      return { rule, scope: scopeOf(rule), days: typeof days === 'number' ? days : NaN };
    });
}

function scopeOf(rule: unknown): Scope {
  const prefix = valueAt(rule, 'Prefix');
  const others = ['ObjectSizeGreaterThan', 'ObjectSizeLessThan', 'NoncurrentVersionExpiration.NewerNoncurrentVersions'];
  return {
    prefix: prefix === undefined ? '' : render(prefix),
    filters: [
      ...list(valueAt(rule, 'TagFilters')).map((tag) => JSON.stringify(tag)),
      ...others.flatMap((path) => {
        const value = valueAt(rule, path);
        return value === undefined ? [] : [`${path} ${render(value)}`];
      }),
    ],
  };
}

/** True if the wide scope has every object of the narrow one. */
function covers(wide: Scope, narrow: Scope): boolean {
  return narrow.prefix.startsWith(wide.prefix) && wide.filters.every((filter) => narrow.filters.includes(filter));
}
