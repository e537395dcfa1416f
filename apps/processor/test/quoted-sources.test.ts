import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../breaks/rules';
import { PLANTED_BUGS as FUZZ_BUGS } from '../fuzz/planted-bugs';
import { PACING_BUGS } from '../simulation/capacity/pacing-bugs';
import { PLANTED_BACKFILL_BUGS } from '../simulation/planted-backfill-bugs';
import { PLANTED_BUGS } from '../simulation/planted-bugs';
import { PLANTED_REBUILD_BUGS } from '../simulation/planted-rebuild-bugs';
import { PLANTED_REGION_BUGS } from '../simulation/regions/planted-region-bugs';

const ROOT = join(__dirname, '../../..');

const CHANGES = [
  ...RULES.flatMap(({ breaks }) => breaks),
  ...[...PLANTED_BUGS, ...PLANTED_BACKFILL_BUGS, ...PLANTED_REGION_BUGS, ...PLANTED_REBUILD_BUGS].flatMap(
    ({ name, edit, setup }) => [{ name, edit }, ...(setup ? [{ name, edit: setup }] : [])],
  ),
  ...PACING_BUGS,
  ...FUZZ_BUGS,
];

/** CI tries a sample of these changes only. */
test('every source that a break or a planted bug changes has the quoted text exactly once', () => {
  expect(CHANGES.length).toBeGreaterThan(500);
  const wrong = CHANGES.filter(({ edit: { file, find } }) => {
    return readFileSync(join(ROOT, file), 'utf8').split(find).length !== 2;
  });
  expect(wrong.map(({ name, edit }) => `${name}: ${edit.file}`)).toEqual([]);
});
