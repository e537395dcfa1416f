import { RULES } from '@trading/guard';
import { DANGEROUS_EDITS } from './dangerous-edits';
import { dangersOf } from './guarded-app';

test.each(DANGEROUS_EDITS.map((edit) => [`${edit.environment}: ${edit.name}`, edit] as const))(
  'finds that in %s',
  (_name, edit) => {
    const found = dangersOf(edit).map(({ rule, certainty }) => ({ rule, certainty }));
    expect(found).toContainEqual({ rule: edit.rule, certainty: edit.certainty });
  },
);

test('the edits are at least sixty, each with a name of its own', () => {
  const names = DANGEROUS_EDITS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
});

test.each(RULES.map((rule) => [rule.name, rule] as const))(
  'without the rule %s, an edit would not be found',
  (_name, rule) => {
    const others = RULES.filter((each) => each !== rule);
    expect(DANGEROUS_EDITS.some((edit) => dangersOf(edit, others).length === 0)).toBe(true);
  },
);
