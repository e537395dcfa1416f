import { list } from '@trading/template';
import { render } from '../intrinsics';
import { matches } from './pattern';

/** The values of each operator and key, for example `StringEquals aws:sourceaccount`. */
export type Condition = ReadonlyMap<string, readonly string[]>;

/** Reads the condition of a statement as comparable values. */
export function readCondition(condition: unknown): Condition {
  return new Map(
    Object.entries((condition ?? {}) as Record<string, Record<string, unknown>>).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]): [string, string[]] => [
        `${operator} ${key.toLowerCase()}`,
        list(values).map(render),
      ]),
    ),
  );
}

/** True if every request that meets the narrow condition also meets the wide one. */
export function isNarrowedBy(wide: Condition, narrow: Condition): boolean {
  return [...wide].every(([test, values]) => {
    const narrowed = narrow.get(test);
    return narrowed !== undefined && isNarrowedTest(test, values, narrowed);
  });
}

function isNarrowedTest(test: string, wide: readonly string[], narrow: readonly string[]): boolean {
  const [operator = ''] = test.split(' ');
  // One matching value is enough, except for negated operators, which must hold for all values.
  if (operator.includes('Not')) return wide.every((value) => narrow.includes(value));
  if (operator.startsWith('NumericLess')) return Math.max(...narrow.map(Number)) <= Math.max(...wide.map(Number));
  if (operator.startsWith('NumericGreater')) return Math.min(...narrow.map(Number)) >= Math.min(...wide.map(Number));
  const isPattern = /Like|^(For\w+:)?Arn/.test(operator);
  return narrow.every((value) => wide.some((each) => each === value || (isPattern && matches(each, value))));
}
