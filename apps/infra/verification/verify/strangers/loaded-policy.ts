import {
  createValidatedPolicy,
  validateEndpointPolicy,
  validateIdentityPolicy,
  validateResourcePolicy,
  validateTrustPolicy,
  type ValidatedPolicy,
} from '@cloud-copilot/iam-policy';
import { list } from '@trading/template';
import { matchesAction } from './patterns';

/** A policy that the simulator evaluates. */
export interface LoadedPolicy {
  readonly validated: ValidatedPolicy<{ readonly name: string }>;
  /** Returns false if no statement allows an action, whatever the request. */
  readonly mayAllow: (action: string) => boolean;
}

/** A statement as it is written in a policy. */
export interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A condition of a statement. */
export interface Condition {
  /** The operator without a set operator and without `IfExists`: `StringLike`. */
  readonly operator: string;
  readonly isIfExists: boolean;
  readonly set: 'ForAnyValue' | 'ForAllValues' | undefined;
  readonly key: string;
  readonly values: readonly string[];
}

const VALIDATORS = {
  identity: validateIdentityPolicy,
  resource: validateResourcePolicy,
  trust: validateTrustPolicy,
  endpoint: validateEndpointPolicy,
} as const;

/** The kind of a policy. */
export type PolicyKind = keyof typeof VALIDATORS;

/**
 * The operators that the simulator evaluates. It compares binary values as texts, so `BinaryEquals` is not one of them.
 * An operator that it does not know never matches: a statement with it would look as if it allowed nothing.
 */
const OPERATORS = new Set([
  ...['String', 'Numeric', 'Date', 'Arn'].flatMap((type) => [`${type}Equals`, `${type}NotEquals`]),
  ...['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike', 'ArnLike', 'ArnNotLike'],
  ...['Numeric', 'Date'].flatMap((type) =>
    ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((comparison) => type + comparison),
  ),
  ...['Bool', 'IpAddress', 'NotIpAddress', 'Null'],
]);

/** The unique id of a principal, or a pattern of principals. The simulator matches neither with anybody. */
const OPAQUE_PRINCIPAL = /^A[0-9A-Z]{15,}$|^.+[*?]|[*?].+$/;

/**
 * The resources that the simulator matches as IAM does: `*`, or an ARN without a wildcard in its type of resource, such as
 * `table*` + `/x`.
 */
const PLAIN_RESOURCE = /^(?:\*|arn:[^:]*:s3:::.*|arn:(?:[^:]*:){4}(?:[^*?:/]*[:/].*|[^:/]*)|arn(?::[^:]*){1,4})$/;

/**
 * Prepares a policy for the simulator.
 *
 * @param document a policy without references
 * @throws PolicyNotEvaluatedError if the policy is not valid, or if it has a part that the simulator cannot evaluate
 */
export function loadPolicy(kind: PolicyKind, document: object): LoadedPolicy {
  if (typeof document !== 'object' || statementsOf(document).length === 0) {
    throw new PolicyNotEvaluatedError('it has no statements');
  }
  const withVersion = { Version: '2012-10-17', ...document };
  const loaded = createValidatedPolicy(withVersion, VALIDATORS[kind], { name: kind });
  const [error] = loaded.errors;
  if (error) throw new PolicyNotEvaluatedError(`${error.message} (${error.path})`);
  const statements = statementsOf(document);
  statements.forEach(rejectUnknown);
  const allowing = statements.filter(({ Effect }) => Effect === 'Allow');
  const answers = new Map<string, boolean>();
  const mayAllow = (action: string) => {
    const answer = answers.get(action) ?? allowing.some((statement) => isAbout(statement, action));
    answers.set(action, answer);
    return answer;
  };
  return { validated: loaded, mayAllow };
}

/** Returns true if a statement is about an action, or if it names only those that it is not about. */
function isAbout({ Action, NotAction }: Statement, action: string): boolean {
  if (NotAction !== undefined) return true;
  return (list(Action) as readonly string[]).some((pattern) => matchesAction(pattern, action));
}

/** The statements of a policy. */
export function statementsOf(document: object): readonly Statement[] {
  return list((document as { readonly Statement?: unknown }).Statement) as readonly Statement[];
}

/** The principals of one type that a statement names. */
export function principalsOf({ Principal, NotPrincipal }: Statement, type: string): string[] {
  const named = Principal ?? NotPrincipal;
  if (typeof named === 'string') return type === 'AWS' ? [named] : [];
  return list((named as Readonly<Record<string, unknown>> | undefined)?.[type]) as string[];
}

/** The conditions of a statement. */
export function conditionsOf({ Condition = {} }: Statement): Condition[] {
  return Object.entries(Condition).flatMap(([name, keys]) => {
    const set = /^(ForAnyValue|ForAllValues):/i.exec(name)?.[1] as Condition['set'];
    const operator = name.replace(/^\w+:/, '').replace(/IfExists$/i, '');
    return Object.entries(keys).map(([key, values]) => ({
      operator,
      isIfExists: /IfExists$/i.test(name),
      set,
      key,
      values: list(values).map(String),
    }));
  });
}

function rejectUnknown(statement: Statement): void {
  const { Resource, NotResource } = statement;
  for (const resource of [...list(Resource), ...list(NotResource)] as string[]) {
    if (!PLAIN_RESOURCE.test(resource)) throw new PolicyNotEvaluatedError(`the simulator does not know ${resource}`);
  }
  for (const { operator } of conditionsOf(statement)) {
    if (!OPERATORS.has(operator)) throw new PolicyNotEvaluatedError(`the simulator does not know ${operator}`);
  }
  const opaque = principalsOf(statement, 'AWS').find((principal) => OPAQUE_PRINCIPAL.test(principal));
  if (opaque !== undefined) throw new PolicyNotEvaluatedError(`the simulator does not know who ${opaque} is`);
}

/** Thrown if the simulator cannot evaluate a policy. */
export class PolicyNotEvaluatedError extends Error {
  public override readonly name = 'PolicyNotEvaluatedError';
}
