import { PLANTED_BUGS } from './planted-bugs';
import { runTask } from './run-task';

jest.setTimeout(600_000);

/** The number of bugs that are planted. The configuration `full` of the target plants all of them. */
const BUGS = Number(process.env['SIMULATION_BUGS'] ?? 3);

test.each(PLANTED_BUGS.slice(0, BUGS))('the simulation detects that $name', async ({ detectedBy, edit, setup }) => {
  const { wrong } = await runTask(detectedBy, setup ? [setup, edit] : [edit]);
  expect(wrong).toBeDefined();
});
