import { devNull } from 'node:os';
import { delimiter, dirname, relative } from 'node:path';

import type { Credentials } from './credentials';
import { emulatorFiles } from './emulator-files';

/** The only variables of the user that the emulator gets. */
const KEPT = ['PATH', 'LANG', 'LC_ALL', 'SYSTEMROOT', 'COMSPEC', 'PATHEXT'];

/**
 * The emulator's whole environment: everything on 127.0.0.1, every file below `directory`.
 *
 * Functions run on the host and inherit it. It contains no credentials of the user and no path to any: the home folder
 * is the emulator's own.
 */
export function serverEnvironment(
  directory: string,
  port: number,
  credentials: Credentials,
  user: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const { home, objects, state, temporary } = emulatorFiles(directory);
  return {
    ...pick(user, KEPT),
    // Functions run on the Node of this process, not on the first `node` of the user's PATH.
    PATH: [dirname(process.execPath), user['PATH']].filter(Boolean).join(delimiter),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    // As on Lambda.
    TZ: 'UTC',
    // The log is complete after a crash.
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',

    GATEWAY_PORT: String(port),
    MINISTACK_HOST: 'localhost',
    // IAM and the TLS-only policies are enforced.
    AUTH: 'true',
    USE_SSL: '1',
    IOT_MTLS_ENABLED: '0',
    LAMBDA_EXECUTOR: 'local',
    PERSIST_STATE: '1',
    S3_PERSIST: '1',
    // Relative to the server's working folder, so that its data moves with the folder even while it runs.
    STATE_DIR: relative(directory, state),
    S3_DATA_DIR: relative(directory, objects),
    MINISTACK_REGION: 'us-east-1',
    MINISTACK_ACCOUNT_ID: '000000000000',

    // The root user's. Each function gets those of its role instead.
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function pick(from: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
