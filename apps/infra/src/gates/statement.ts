import { list, type Resource } from '@trading/template';

/** A statement of a policy document. Single values are turned into lists. */
export interface Statement {
  /** The property of the resource that contains the policy, e.g. `AssumeRolePolicyDocument`. */
  readonly property: string;
  readonly effect: string;
  readonly actions: readonly unknown[];
  readonly resources: readonly unknown[];
  /** The principal, in a resource policy or a trust policy. */
  readonly principal: unknown;
  readonly condition: unknown;
}

/** Returns every statement of every policy document in the properties of a resource. */
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
    // NotAction and NotPrincipal match almost everything, so they are treated as wildcards.
    actions: raw.NotAction === undefined ? list(raw.Action) : ['*'],
    resources: list(raw.Resource),
    principal: raw.NotPrincipal === undefined ? raw.Principal : '*',
    condition: raw.Condition,
  };
}
