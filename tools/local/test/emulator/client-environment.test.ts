import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';

import { clientEnvironment } from '../../src/emulator/client-environment';
import { temporaryFolder } from '@trading/cli/testing';
import { ensureCredentials } from '../../src/emulator/credentials';
import { makeCertificate } from './test-certificate';

const ENDPOINT = 'https://127.0.0.1:4599';

/** An emulator's folder with credentials in it. */
function site() {
  const directory = temporaryFolder();
  const credentials = ensureCredentials(directory);
  return { credentials, directory, emulator: { directory, endpoint: ENDPOINT } };
}

describe('clientEnvironment', () => {
  it('contains the address, the credentials and the certificate of the emulator', () => {
    const { credentials, directory, emulator } = site();

    expect(clientEnvironment({ emulator, region: 'eu-west-1', cdkHome: '/cdk' })).toMatchObject({
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_CA_BUNDLE: join(directory, 'tls', 'server.crt'),
      NODE_EXTRA_CA_CERTS: join(directory, 'tls', 'server.crt'),
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: ENDPOINT,
      AWS_ENDPOINT_URL_S3: ENDPOINT,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_HOME: '/cdk',
    });
  });

  it('uses another account as access key id, with the same secret', () => {
    const { credentials, emulator } = site();

    const options = { emulator, region: 'us-east-1', cdkHome: '/cdk', accountId: '111122223333' };

    expect(clientEnvironment(options)).toMatchObject({
      AWS_ACCESS_KEY_ID: '111122223333',
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    });
  });

  it('overrides the settings of the user', () => {
    const { emulator } = site();

    expect(clientEnvironment({ emulator, region: 'us-east-1', cdkHome: '/cdk' })).toMatchObject({
      AWS_PROFILE: '',
      AWS_DEFAULT_PROFILE: '',
      AWS_SESSION_TOKEN: '',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_ENDPOINT_URL_DYNAMODB: ENDPOINT,
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
      NO_PROXY: '127.0.0.1,localhost',
      no_proxy: '127.0.0.1,localhost',
    });
  });

  it('keeps the AWS SDK from using the profile, the endpoints and the credentials of the user', async () => {
    const { credentials, directory } = site();
    makeCertificate(join(directory, 'tls'));
    const home = temporaryFolder();
    mkdirSync(join(home, '.aws'));
    writeFileSync(
      join(home, '.aws', 'config'),
      '[profile mine]\nregion = ap-south-1\nendpoint_url = http://127.0.0.1:9\nuse_fips_endpoint = true\n',
    );
    writeFileSync(
      join(home, '.aws', 'credentials'),
      '[mine]\naws_access_key_id = MINE\naws_secret_access_key = mine\n',
    );
    const user = {
      HOME: home,
      USERPROFILE: home,
      AWS_PROFILE: 'mine',
      AWS_ACCESS_KEY_ID: 'MINE',
      AWS_SECRET_ACCESS_KEY: 'mine',
      AWS_SESSION_TOKEN: 'mine',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
      AWS_USE_FIPS_ENDPOINT: 'true',
    };

    const headers = await requestWith((endpoint) => ({
      ...user,
      ...clientEnvironment({ emulator: { directory, endpoint }, region: 'eu-west-1', cdkHome: home }),
    }));

    expect(headers.authorization).toMatch(
      new RegExp(
        String.raw`^AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/\d{8}/eu-west-1/dynamodb/aws4_request,`,
      ),
    );
    expect(headers).not.toHaveProperty('x-amz-security-token');
  });
});

/** The headers of a request that the SDK sends in a process with this environment. */
async function requestWith(environment: (endpoint: string) => NodeJS.ProcessEnv): Promise<Record<string, unknown>> {
  let headers: Record<string, unknown> | undefined;
  const server = createServer((request, response) => {
    headers = request.headers;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const script = `
    const { DynamoDBClient, ListTablesCommand } = require('@aws-sdk/client-dynamodb');
    new DynamoDBClient({ maxAttempts: 1 }).send(new ListTablesCommand()).catch((error) => {
      console.error(error);
      process.exitCode = 1;
    });`;
  const child = spawn(process.execPath, ['--no-warnings', '-e', script], {
    cwd: __dirname,
    env: environment(`http://127.0.0.1:${port}`),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await new Promise((resolve) => child.once('exit', resolve));
  server.close();
  if (!headers) throw new Error('the SDK sent its request elsewhere');
  return headers;
}
