import { runTask } from './run-task';

jest.setTimeout(600_000);

test('three files that contest a bar are settled in every order, and with every single fault', async () => {
  const { worlds, wrong } = await runTask(['settlement']);

  process.stdout.write(`${worlds} worlds with contested bars\n`);
  expect(wrong).toBeUndefined();
  expect(worlds).toBeGreaterThan(200);
});
