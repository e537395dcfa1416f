import { readCredentials } from './credentials';
import type { RunningEmulator } from './emulator';
import { emulatorFiles } from './emulator-files';

/**
 * Commands for a POSIX shell that make the AWS CLI use the emulator.
 *
 * @throws CredentialsError
 */
export function shellVariables({ directory, endpoint }: RunningEmulator, region: string): string {
  const { accessKeyId, secretAccessKey } = readCredentials(directory);
  const variables = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_CA_BUNDLE: emulatorFiles(directory).certificate,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
  return [
    'unset AWS_PROFILE AWS_SESSION_TOKEN',
    ...Object.entries(variables).map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`),
  ].join('\n');
}
