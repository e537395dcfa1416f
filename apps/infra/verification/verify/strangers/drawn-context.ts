import { conditionsOf, type Condition, type Statement } from './loaded-policy';
import { sampleOf } from './patterns';
import type { Random } from './random';
import type { Context } from './stranger';

/** The number of values of a condition that are tried. */
const MOST_VALUES = 6;

/**
 * Returns contexts that satisfy the conditions of a statement: with each of the compared values, and without the keys of
 * those conditions that hold for a missing key.
 */
export function satisfying(statement: Statement, random: Random): Context[] {
  const conditions = conditionsOf(statement);
  const variants = Math.min(MOST_VALUES, Math.max(1, ...conditions.map(({ values }) => values.length)));
  const variables = variablesOf(statement, random);
  const contexts = Array.from({ length: variants }, (_, at) => contextOf(conditions, at, random));
  const required = conditions.filter((condition) => !holdsIfMissing(condition));
  const without = required.length === conditions.length ? [] : [contextOf(required, 0, random)];
  return unique([...contexts, ...without].map((context) => ({ ...variables, ...context })));
}

/**
 * Returns contexts to which a Deny statement does not apply because it excludes the values that it compares with: the
 * principals, networks and sources that `StringNotEquals` and similar operators name.
 */
export function excepted(statement: Statement, random: Random): Context[] {
  const negative = conditionsOf(statement).filter(({ operator }) => operator.includes('Not'));
  return negative.flatMap(({ key, values }) =>
    values.slice(0, MOST_VALUES).map((value) => ({ [key]: sampleOf(value, random) })),
  );
}

/** The context with one value of each condition. */
function contextOf(conditions: readonly Condition[], at: number, random: Random): Context {
  return Object.fromEntries(
    conditions.flatMap((condition) => {
      const { key, set, values } = condition;
      const value = valueFor(condition, values[at % values.length] ?? '', random);
      if (value === undefined) return [];
      return [[key, set === undefined ? value : [value]] as const];
    }),
  );
}

function holdsIfMissing({ operator, isIfExists, set, values }: Condition): boolean {
  if (operator === 'Null') return values.includes('true');
  return set !== 'ForAnyValue' && (isIfExists || set === 'ForAllValues' || operator.includes('Not'));
}

/** A value for which a condition holds, or undefined if it holds without a value only. */
function valueFor({ operator, key }: Condition, value: string, random: Random): string | undefined {
  if (operator === 'Null') return value === 'true' ? undefined : otherThan(key, '', random);
  if (operator.includes('Not')) return otherThan(key, value, random);
  if (operator === 'IpAddress') return value.split('/')[0];
  if (operator.startsWith('Numeric')) return String(Number(value) + stepOf(operator));
  if (operator.startsWith('Date')) return ['2000-01-01T00:00:00Z', value, '2100-01-01T00:00:00Z'][stepOf(operator) + 1];
  return operator.startsWith('Arn') || operator.endsWith('Like') ? sampleOf(value, random) : value;
}

function stepOf(operator: string): -1 | 0 | 1 {
  if (operator.endsWith('LessThan')) return -1;
  return operator.endsWith('GreaterThan') ? 1 : 0;
}

/** A value that no policy names. Its form is that of the values of the key. */
function otherThan(key: string, value: string, random: Random): string {
  if (/account$/i.test(key)) return random.account();
  if (/ip$/i.test(key)) return `203.0.113.${random.below(256)}`;
  if (/principalarn$/i.test(key)) return `arn:aws:iam::${random.account()}:role/${random.text(8)}`;
  if (/arn$/i.test(key)) return `arn:aws:events:us-east-1:${random.account()}:rule/${random.text(8)}`;
  return /^[\d.]+$/.test(value) ? String(Number(value) + 1) : random.text(8);
}

/** Values of the variables of a statement, such as `${aws:PrincipalTag/team}`. */
function variablesOf(statement: Statement, random: Random): Context {
  const names = JSON.stringify(statement).matchAll(/\$\{([\w:/-]+)[^}]*\}/g);
  return Object.fromEntries([...names].map(([, name]) => [name as string, random.text(8)]));
}

function unique(contexts: readonly Context[]): Context[] {
  return [...new Map(contexts.map((context) => [JSON.stringify(context), context])).values()];
}
