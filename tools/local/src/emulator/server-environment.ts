import { devNull } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** What the emulator needs of the user's environment to run at all, and nothing more. */
const KEPT = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'SYSTEMROOT', 'COMSPEC', 'PATHEXT', 'USERPROFILE'];

/**
 * The emulator's whole environment: everything on 127.0.0.1, everything it writes below `directory`.
 *
 * Functions run on the host and inherit it, so it holds no credentials of the user's and no way to find any.
 */
export function serverEnvironment(
  directory: string,
  port: number,
  user: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const temporary = join(directory, 'tmp');
  return {
    ...pick(user, KEPT),
    // Functions run on the Node of this process, not on whichever `node` comes first.
    PATH: [dirname(process.execPath), user['PATH']].filter(Boolean).join(delimiter),
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    // As on Lambda.
    TZ: 'UTC',
    // A crash leaves its last words in the log.
    PYTHONUNBUFFERED: '1',

    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1',
    MINISTACK_HOST: 'localhost',
    IOT_MTLS_ENABLED: '0',
    LAMBDA_EXECUTOR: 'local',
    PERSIST_STATE: '1',
    S3_PERSIST: '1',
    STATE_DIR: join(directory, 'state'),
    S3_DATA_DIR: join(directory, 's3'),
    MINISTACK_REGION: 'us-east-1',
    MINISTACK_ACCOUNT_ID: '000000000000',

    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function pick(from: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
