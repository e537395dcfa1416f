import type { STSClient } from '@aws-sdk/client-sts';
import { assertCredentials } from '../../src/operations/credentials';
import type { Target } from '../../src/operations/operation';

const target: Target = {
  environment: 'production',
  account: '333333333333',
  regions: ['us-east-1'],
  assembly: 'cdk.out/production',
};
const answering = (answer: () => Promise<object>) => ({ send: answer }) as unknown as STSClient;
const failing = (name: string, message: string) =>
  answering(async () => Promise.reject(Object.assign(new Error(message), { name })));

describe('assertCredentials', () => {
  test("accepts credentials for the environment's account", async () => {
    await assertCredentials(
      target,
      answering(async () => ({ Account: '333333333333' })),
    );
  });

  test('reports missing credentials, and how to get them', async () => {
    await expect(assertCredentials(target, failing('CredentialsProviderError', 'Could not load'))).rejects.toThrow(
      'There are no AWS credentials for production (account 333333333333, us-east-1). Nothing was changed.\n' +
        'Sign in (`aws sso login --profile <profile>` and AWS_PROFILE=<profile>), or set AWS_ACCESS_KEY_ID and ' +
        'AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN for temporary ones), and run the same command again.',
    );
  });

  test('reports why AWS rejects credentials', async () => {
    await expect(assertCredentials(target, failing('ExpiredToken', 'The token has expired'))).rejects.toThrow(
      /^AWS rejected the credentials \(The token has expired\) for production/,
    );
  });

  test('rejects credentials for another account', async () => {
    await expect(
      assertCredentials(
        target,
        answering(async () => ({ Account: '1' })),
      ),
    ).rejects.toThrow(
      'The AWS credentials are for account 1, but production is account 333333333333. Nothing was changed.\n' +
        'Use credentials for account 333333333333, or correct the account in apps/infra/src/environments.ts.',
    );
  });
});
