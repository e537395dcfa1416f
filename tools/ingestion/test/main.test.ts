import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const run = (...args: readonly string[]) => {
  const { AWS_REGION: _, ...env } = process.env;
  return spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, '../src/main.ts'), ...args], {
    cwd: __dirname,
    env,
    encoding: 'utf8',
  });
};

test.each([
  [['run', '--environment=local'], 'Usage: npx nx run ingestion:backfill-run -- HASH'],
  [['status', '--environment=dev'], 'Expected AWS_REGION to be the region of dev, found nothing.'],
])('reports an error of %j with a message, without a stack trace, and with exit code 1', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^ +at /m);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});
