import { PLANTED_BUGS } from './planted-bugs';
import { runTask } from './run-task';

jest.setTimeout(600_000);

test.each(PLANTED_BUGS)('the simulation detects that $name', async ({ detectedBy, edit, setup }) => {
  const { wrong } = await runTask(detectedBy, setup ? [setup, edit] : [edit]);
  expect(wrong).toBeDefined();
});
