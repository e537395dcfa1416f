import { list, type Resource } from './template';

/** A statement of a policy document, with its lists as lists. */
export interface Statement {
  /** The property of the resource the policy is in, e.g. `AssumeRolePolicyDocument`. */
  readonly property: string;
  readonly effect: string;
  readonly actions: readonly unknown[];
  readonly resources: readonly unknown[];
  /** In a policy of a resource or a role's trust: whom it is about. */
  readonly principal: unknown;
  readonly condition: unknown;
}

/** Every statement of every policy document of a resource, wherever in its properties it is. */
export function statementsOf(resource: Resource): Statement[] {
  return Object.entries(resource.Properties ?? {}).flatMap(([property, value]) => statementsIn(value, property));
}

function statementsIn(value: unknown, property: string): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => statementsIn(item, property));
  return Object.entries(value).flatMap(([key, child]) => {
    if (key !== 'Statement') return statementsIn(child, property);
    return list(child).map((statement) => toStatement(statement as RawStatement, property));
  });
}

interface RawStatement {
  readonly Effect: string;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: unknown;
}

function toStatement(raw: RawStatement, property: string): Statement {
  return {
    property,
    effect: raw.Effect,
    // NotAction and NotPrincipal allow all but a few: as wide as a wildcard.
    actions: raw.NotAction === undefined ? list(raw.Action) : ['*'],
    resources: list(raw.Resource),
    principal: raw.NotPrincipal === undefined ? raw.Principal : '*',
    condition: raw.Condition,
  };
}
