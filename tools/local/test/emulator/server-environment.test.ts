import { devNull } from 'node:os';
import { delimiter, dirname } from 'node:path';

import { serverEnvironment } from '../../src/emulator/server-environment';

const node = dirname(process.execPath);

describe('serverEnvironment', () => {
  it('is this list and nothing else', () => {
    expect(
      serverEnvironment('/site', 4599, { PATH: '/bin', HOME: '/home/me', AWS_PROFILE: 'mine', NX_TASK: 'x' }),
    ).toEqual({
      PATH: `${node}${delimiter}/bin`,
      HOME: '/home/me',
      TMPDIR: '/site/tmp',
      TEMP: '/site/tmp',
      TMP: '/site/tmp',
      TZ: 'UTC',
      PYTHONUNBUFFERED: '1',
      GATEWAY_PORT: '4599',
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: 'localhost',
      IOT_MTLS_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      PERSIST_STATE: '1',
      S3_PERSIST: '1',
      STATE_DIR: '/site/state',
      S3_DATA_DIR: '/site/s3',
      MINISTACK_REGION: 'us-east-1',
      MINISTACK_ACCOUNT_ID: '000000000000',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  it('does with no PATH at all', () => {
    expect(serverEnvironment('/site', 4599, {})['PATH']).toBe(node);
  });
});
