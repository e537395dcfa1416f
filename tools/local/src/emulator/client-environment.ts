import { devNull } from 'node:os';

import { readCredentials } from './credentials';
import { emulatorFiles } from './emulator-files';
import type { RunningEmulator } from './emulator';

/**
 * Services whose own endpoint variable is set in addition to the general one.
 *
 * The SDK prefers the specific variable: one in the user's shell, such as for DynamoDB Local, would lead elsewhere.
 */
const SERVICES = [
  'CLOUDFORMATION',
  'CLOUDFRONT',
  'CLOUDWATCH',
  'CLOUDWATCH_LOGS',
  'DYNAMODB',
  'EC2',
  'ECR',
  'EVENTBRIDGE',
  'IAM',
  'KMS',
  'LAMBDA',
  'S3',
  'SFN',
  'SQS',
  'SSM',
  'STS',
];

/** Hosts that requests must reach without a proxy of the user. */
const LOOPBACK = '127.0.0.1,localhost';

/** Options of {@link clientEnvironment}. */
export interface ClientEnvironmentOptions {
  readonly emulator: Pick<RunningEmulator, 'directory' | 'endpoint'>;
  /** The AWS region that the client works in. */
  readonly region: string;
  /**
   * The emulated account, 12 digits. The emulator reads it from the access key id.
   * @default - the emulator's own account, 000000000000
   */
  readonly accountId?: string;
  /** The folder of the CDK CLI's caches. The user's own folder would mix emulated accounts with real ones. */
  readonly cdkHome: string;
}

/**
 * The variables that make an AWS SDK for JavaScript or the CDK CLI use the emulator, and nothing else.
 *
 * Spread it over `process.env` for a child process: it also overrides every setting of the user that would lead a client
 * elsewhere (profile, session token, configuration files, endpoints, proxies). Both treat an empty `AWS_PROFILE` as
 * unset; the AWS CLI does not.
 *
 * Clients of this process also need {@link clientOptions}.
 *
 * @throws CredentialsError
 */
export function clientEnvironment(options: ClientEnvironmentOptions): Record<string, string> {
  const { emulator, region, accountId, cdkHome } = options;
  const { accessKeyId, secretAccessKey } = readCredentials(emulator.directory);
  const { certificate } = emulatorFiles(emulator.directory);
  return {
    AWS_ACCESS_KEY_ID: accountId ?? accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_DEFAULT_PROFILE: '',
    // An empty value would mean the files in the home folder.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',

    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,

    AWS_ENDPOINT_URL: emulator.endpoint,
    ...Object.fromEntries(SERVICES.map((service) => [`AWS_ENDPOINT_URL_${service}`, emulator.endpoint])),
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    AWS_USE_DUALSTACK_ENDPOINT: 'false',
    AWS_USE_FIPS_ENDPOINT: 'false',
    NO_PROXY: LOOPBACK,
    no_proxy: LOOPBACK,
    // The CDK CLI needs both.
    AWS_CA_BUNDLE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,

    CDK_HOME: cdkHome,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    // The workspace runs on Node 20 on purpose; functions deployed to AWS run on a newer version.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
