import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

test('reports a path that does not exist with a message, without a stack trace, and with exit code 1', () => {
  const main = join(__dirname, '../../src/pipeline/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main, 'missing'], {
    cwd: __dirname,
    env: { ...process.env, INIT_CWD: __dirname },
    encoding: 'utf8',
  });

  expect(stderr).toContain(`There is no file or folder ${join(__dirname, 'missing')}. `);
  expect(stderr).not.toMatch(/^ +at /m);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});
