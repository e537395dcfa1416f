import type { Mutable } from '../../verify/mutation/control';

/** Adds something to the resources of a type. */
export interface Addition {
  readonly type: string | RegExp;
  /** A noun phrase for what is added. */
  readonly what: string;
  /** Changes a copy of the resource, or returns further resources by type. */
  readonly apply: (properties: Mutable, logicalId: string) => Further | undefined;
}

/** Properties of resources that are added to the template, by type. */
export type Further = Readonly<Record<string, object>>;

/** Additions of properties to the resources of a type. Properties with the same name are replaced. */
export function properties(type: string, all: Readonly<Record<string, object>>): Addition[] {
  return Object.entries(all).map(([what, added]) => ({
    type,
    what,
    apply: (existing) => {
      Object.assign(existing, added);
      return undefined;
    },
  }));
}

/** Additions of other changes to the resources of a type. */
export function changes(type: string, all: Readonly<Record<string, (properties: Mutable) => unknown>>): Addition[] {
  return Object.entries(all).map(([what, change]) => ({
    type,
    what,
    apply: (existing) => {
      change(existing);
      return undefined;
    },
  }));
}

/** Additions of a statement to each policy of the resources of a type. */
export function statements(type: string | RegExp, all: Readonly<Record<string, object>>): Addition[] {
  return Object.entries(all).map(([what, statement]) => ({
    type,
    what: `a statement: ${what}`,
    apply: (existing) => {
      policiesIn(existing).forEach((policy) => policy.push(statement));
      return undefined;
    },
  }));
}

/** Additions of a resource beside the resources of a type. */
export function resources(type: string, all: Readonly<Record<string, (logicalId: string) => Further>>): Addition[] {
  return Object.entries(all).map(([what, further]) => ({
    type,
    what,
    apply: (_existing, logicalId) => further(logicalId),
  }));
}

/** The lists of statements in properties. */
function policiesIn(value: unknown): Mutable[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'Statement' && Array.isArray(child) ? [child as Mutable[]] : policiesIn(child),
  );
}
