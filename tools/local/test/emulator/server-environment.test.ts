import { devNull } from 'node:os';
import { delimiter, dirname } from 'node:path';

import { serverEnvironment } from '../../src/emulator/server-environment';

const node = dirname(process.execPath);
const credentials = { accessKeyId: 'KEY', secretAccessKey: 'secret' };

describe('serverEnvironment', () => {
  it('contains these variables and no others', () => {
    expect(
      serverEnvironment('/site', 4599, credentials, {
        ...{ PATH: '/bin', HOME: '/home/me', USERPROFILE: '/home/me', AWS_PROFILE: 'mine', NX_TASK: 'x' },
      }),
    ).toEqual({
      PATH: `${node}${delimiter}/bin`,
      HOME: '/site/home',
      USERPROFILE: '/site/home',
      TMPDIR: '/site/tmp',
      TEMP: '/site/tmp',
      TMP: '/site/tmp',
      TZ: 'UTC',
      PYTHONUNBUFFERED: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      GATEWAY_PORT: '4599',
      MINISTACK_HOST: 'localhost',
      AUTH: 'true',
      USE_SSL: '1',
      IOT_MTLS_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      PERSIST_STATE: '1',
      S3_PERSIST: '1',
      STATE_DIR: 'state',
      S3_DATA_DIR: 's3',
      MINISTACK_REGION: 'us-east-1',
      MINISTACK_ACCOUNT_ID: '000000000000',
      AWS_ACCESS_KEY_ID: 'KEY',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  it('works without a PATH', () => {
    expect(serverEnvironment('/site', 4599, credentials, {})['PATH']).toBe(node);
  });
});
