import { PLANTED_BUGS } from './planted-bugs';
import { runTask } from './run-task';

jest.setTimeout(600_000);

test.each(PLANTED_BUGS)('the simulation sees that $name', async ({ seenBy, edit, given }) => {
  const { wrong } = await runTask(seenBy, given ? [given, edit] : [edit]);
  expect(wrong).toBeDefined();
});
