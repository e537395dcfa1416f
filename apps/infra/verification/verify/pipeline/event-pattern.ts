import { isIPv4 } from 'node:net';
import { rangeOf } from './address-ranges';

type Json = Readonly<Record<string, unknown>>;

/**
 * Returns true if an event matches a pattern as EventBridge decides it, with all of its operators.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @throws if the pattern is not valid
 */
export function matches(pattern: unknown, event: unknown): boolean {
  if (!isObject(pattern)) throw new Error(`a pattern must be an object, found: ${JSON.stringify(pattern)}`);
  return Object.entries(pattern).every(([field, expected]) => {
    if (field === '$or') return alternatives(expected).some((alternative) => matches(alternative, event));
    const value = isObject(event) ? event[field] : undefined;
    if (Array.isArray(expected)) return expected.some((matcher) => matchesField(matcher, value));
    return matches(expected, value);
  });
}

function alternatives(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('$or must have a list of patterns');
  return value;
}

/** A field with a list matches if one of its elements does. */
function matchesField(matcher: unknown, value: unknown): boolean {
  if (isObject(matcher) && 'exists' in matcher) return matcher['exists'] === (value !== undefined && !isObject(value));
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.some((each) => each !== undefined && matchesValue(matcher, each));
}

function matchesValue(matcher: unknown, value: unknown): boolean {
  if (!isObject(matcher)) return matcher === value;
  const [[operator, operand] = ['', undefined]] = Object.entries(matcher);
  switch (operator) {
    case 'prefix':
      return ofText(operand, value, (text, part) => text.startsWith(part));
    case 'suffix':
      return ofText(operand, value, (text, part) => text.endsWith(part));
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
    case 'wildcard':
      return typeof value === 'string' && wildcard(String(operand)).test(value);
    case 'anything-but':
      return !anyOf(operand).some((excluded) => matchesValue(excluded, value));
    case 'numeric':
      return typeof value === 'number' && isInRange(operand as readonly unknown[], value);
    case 'cidr':
      return typeof value === 'string' && isInNetwork(String(operand), value);
    default:
      throw new Error(`a pattern has the unknown operator ${operator}`);
  }
}

/** The operands of `anything-but`: values, or an operator whose operand may be a list. */
function anyOf(operand: unknown): readonly unknown[] {
  if (!isObject(operand)) return Array.isArray(operand) ? operand : [operand];
  return Object.entries(operand).flatMap(([operator, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((each) => ({ [operator]: each })),
  );
}

/** Compares with `"text"` or `{ "equals-ignore-case": "text" }`. */
function ofText(operand: unknown, value: unknown, compare: (text: string, part: string) => boolean): boolean {
  if (typeof value !== 'string') return false;
  if (!isObject(operand)) return compare(value, String(operand));
  return compare(value.toLowerCase(), String(operand['equals-ignore-case']).toLowerCase());
}

/** `*` stands for any characters, `\*` for itself. */
function wildcard(text: string): RegExp {
  const parts = text.split(/(?<!\\)\*/).map((part) => part.replace(/\\([*\\])/g, '$1'));
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's');
}

/** Ranges are lists such as `[">", 0, "<=", 5]`. */
function isInRange(range: readonly unknown[], value: number): boolean {
  return range.every((operator, index) => {
    if (index % 2 === 1) return true;
    const limit = Number(range[index + 1]);
    switch (operator) {
      case '=':
        return value === limit;
      case '<':
        return value < limit;
      case '<=':
        return value <= limit;
      case '>':
        return value > limit;
      case '>=':
        return value >= limit;
      default:
        throw new Error(`a pattern has the unknown comparison ${String(operator)}`);
    }
  });
}

function isInNetwork(network: string, address: string): boolean {
  if (!isIPv4(address)) return false;
  const [first, last] = rangeOf(network);
  const [number] = rangeOf(`${address}/32`);
  return first <= number && number <= last;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
