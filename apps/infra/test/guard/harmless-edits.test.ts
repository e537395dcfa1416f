import { dangersOf } from './guarded-app';
import { HARMLESS_EDITS } from './harmless-edits';

test.each(HARMLESS_EDITS.map((edit) => [`${edit.environment}: ${edit.name}`, edit] as const))(
  'finds nothing in %s',
  (_name, edit) => {
    expect(dangersOf(edit)).toEqual([]);
  },
);

test('the edits are at least twenty-five, each with a name of its own', () => {
  const names = HARMLESS_EDITS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(25);
});
