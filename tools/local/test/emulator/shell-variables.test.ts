import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { ensureCredentials } from '../../src/emulator/credentials';
import { shellVariables } from '../../src/emulator/shell-variables';
import { temporaryFolder } from '@trading/cli/testing';

describe('shellVariables', () => {
  it('sets the variables of the AWS CLI in a shell, whatever the path of the folder', () => {
    const directory = join(temporaryFolder(), "it's $HOME");
    mkdirSync(directory);
    const { accessKeyId, secretAccessKey } = ensureCredentials(directory);
    const emulator = { directory, endpoint: 'https://127.0.0.1:4599', ...{ pid: 1, port: 4599 } };

    const commands = shellVariables({ ...emulator, startedAt: '', logPath: '' }, 'eu-west-1');

    const set = execFileSync('/bin/sh', ['-c', `${commands}\nenv`], {
      encoding: 'utf8',
      env: { AWS_PROFILE: 'mine', AWS_SESSION_TOKEN: 'mine' },
    });
    expect(set.split('\n').filter((line) => line.startsWith('AWS_'))).toEqual(
      expect.arrayContaining([
        'AWS_ENDPOINT_URL=https://127.0.0.1:4599',
        `AWS_CA_BUNDLE=${join(directory, 'tls', 'server.crt')}`,
        `AWS_ACCESS_KEY_ID=${accessKeyId}`,
        `AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
        'AWS_REGION=eu-west-1',
        'AWS_DEFAULT_REGION=eu-west-1',
      ]),
    );
    expect(set).not.toMatch(/mine/);
  });
});
