import { devNull } from 'node:os';

/**
 * Services whose own endpoint variable is set as well as the general one.
 *
 * The specific variable wins in the SDK: one in the user's shell, such as for DynamoDB Local, would lead elsewhere.
 */
const SERVICES = [
  'CLOUDFORMATION',
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
  'SQS',
  'SSM',
  'STS',
];

/** Hosts that no proxy of the user's may stand before. */
const LOOPBACK = '127.0.0.1,localhost';

/** What {@link clientEnvironment} takes. */
export interface ClientEnvironmentOptions {
  /** The emulator's address, such as `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** The AWS region the client works in. */
  readonly region: string;
  /**
   * The emulated account, 12 digits; the emulator takes the access key for it.
   * @default - the emulator's own, 000000000000
   */
  readonly accountId?: string;
  /** The folder for the CDK CLI's caches; the user's own would mix emulated accounts with real ones. */
  readonly cdkHome: string;
}

/**
 * The variables with which an AWS SDK for JavaScript or the CDK CLI talks to the emulator, and to nothing else.
 *
 * Spread it over `process.env` for a child process: it also overrides whatever of the user's (profile, session token,
 * configuration files, endpoints, proxies) would lead a client elsewhere. An empty `AWS_PROFILE` counts as none for
 * both; the Python AWS CLI wants it unset instead.
 */
export function clientEnvironment(options: ClientEnvironmentOptions): Record<string, string> {
  const { endpoint, region, accountId, cdkHome } = options;
  return {
    AWS_ACCESS_KEY_ID: accountId ?? 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_DEFAULT_PROFILE: '',
    // Empty would mean the files in the home folder.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',

    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,

    AWS_ENDPOINT_URL: endpoint,
    ...Object.fromEntries(SERVICES.map((service) => [`AWS_ENDPOINT_URL_${service}`, endpoint])),
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    AWS_USE_DUALSTACK_ENDPOINT: 'false',
    AWS_USE_FIPS_ENDPOINT: 'false',
    NO_PROXY: LOOPBACK,
    no_proxy: LOOPBACK,

    CDK_HOME: cdkHome,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    // The workspace runs on Node 20 on purpose; what is deployed to AWS runs on a newer one.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
