import type { Rehearsal } from '../../../../simulation/regions/drill/record';
import { renderRehearsal } from '../../../../simulation/regions/drill/render';

const FIGURES = { p50: 1, p99: 22, max: 333 };

const REHEARSAL: Rehearsal = {
  ...{
    date: '2026-11-30',
    sources: 'hash',
    worlds: 2_000,
    seeds: { first: 5, last: 6 },
    wrong: [],
    unplannedFailOvers: 500,
  },
  recoveryPoint: { files: FIGURES, trades: FIGURES, seconds: FIGURES },
  recoveryTime: { detect: FIGURES, decide: FIGURES, act: FIGURES, total: FIGURES },
};

test('prints the worlds, the figures, and that times are assumed', () => {
  const text = renderRehearsal(REHEARSAL);

  expect(text).toMatch(/^2000 worlds of two regions, seeds 5 to 6: none went wrong\n/);
  expect(text).toContain('at 500 unplanned fail-overs\n  files      p50      1  p99     22  max    333\n');
  expect(text).toContain('by assumptions alone');
});

test('prints the worlds that went wrong', () => {
  const text = renderRehearsal({ ...REHEARSAL, wrong: ['seed 5: a file is lost: {}'] });

  expect(text).toMatch(/: 1 went wrong\n {2}seed 5: a file is lost: \{\}\n/);
});
