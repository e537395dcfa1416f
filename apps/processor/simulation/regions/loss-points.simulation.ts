import { runTask } from '../run-task';

jest.setTimeout(3_600_000);

/** The number of shares of the points, of which one is explored. The configurations `full` and `exhaustive` of the target explore all. */
const SHARES = process.env['SIMULATION_FAULTS'] === '2' ? 1 : 7;

test('a region can be lost, or replaced, at every call and with every single item, and no file is lost', async () => {
  const { worlds, wrong } = await runTask(['losses', SHARES]);

  process.stdout.write(`${worlds} points of loss\n`);
  expect(wrong).toBeUndefined();
  expect(worlds).toBeGreaterThan(2_000 / SHARES);
});
