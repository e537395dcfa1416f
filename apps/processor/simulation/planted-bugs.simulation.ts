import { sampleOf } from '@trading/bars/testing';
import { PLANTED_BACKFILL_BUGS } from './planted-backfill-bugs';
import { PLANTED_BUGS } from './planted-bugs';
import { PLANTED_REBUILD_BUGS } from './planted-rebuild-bugs';
import { PLANTED_REGION_BUGS } from './regions/planted-region-bugs';
import { runTask } from './run-task';

jest.setTimeout(600_000);

/** The number of bugs that are planted. The configuration `full` of the target plants all of them. */
const BUGS = Number(process.env['SIMULATION_BUGS'] ?? 1);

/** The number of shares of the bugs, of which one is planted. The configuration `ci` of the target sets it. */
const SHARES = Number(process.env['SIMULATION_BUG_SHARES'] ?? 1);

const ALL = [...PLANTED_BUGS, ...PLANTED_BACKFILL_BUGS, ...PLANTED_REGION_BUGS, ...PLANTED_REBUILD_BUGS];

test.each(sampleOf(ALL, SHARES).slice(0, BUGS))(
  'the simulation detects that $name',
  async ({ detectedBy, edit, setup }) => {
    const { wrong } = await runTask(detectedBy, setup ? [setup, edit] : [edit]);
    expect(wrong).toBeDefined();
  },
);
