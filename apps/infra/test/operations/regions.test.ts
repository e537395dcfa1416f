import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const run = (...args: readonly string[]) =>
  spawnSync(
    process.execPath,
    ['--conditions=@trading/source', '--import', 'tsx', join(__dirname, '../../src/operations/regions.ts'), ...args],
    {
      cwd: join(__dirname, '../..'),
      encoding: 'utf8',
    },
  );

test.each(['failover', 'failback', 'dr-status', 'runbook', 'region-switch'])(
  '%s does nothing in an environment with one region',
  (command) => {
    const { status, stdout } = run(command, '--environment=local');
    expect(stdout).toContain('local has one region, us-east-1.');
    expect(status).toBe(0);
  },
);

test('reports an unknown environment with a message, without a stack trace', () => {
  const { status, stderr } = run('failover', '--environment=nowhere');
  expect(stderr).toContain('There is no environment "nowhere".');
  expect(stderr).not.toMatch(/^ +at /m);
  expect(status).toBe(1);
});
