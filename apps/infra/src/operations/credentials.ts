import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { OperatorError } from '@trading/cli';
import type { Target } from './operation';

/** The account that credentials are for, and the region that looks it up. */
type Account = Pick<Target, 'environment' | 'account' | 'regions'>;

const HOW_TO_SIGN_IN =
  'Sign in (`aws sso login --profile <profile>` and AWS_PROFILE=<profile>), or set AWS_ACCESS_KEY_ID and ' +
  'AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN for temporary ones), and run the same command again.';

/** Thrown when AWS credentials are missing or not valid. */
export class CredentialsError extends OperatorError {
  public constructor({ environment, account, regions }: Account, problem: string, cause: unknown) {
    super(
      `${problem} for ${environment} (account ${account}, ${regions[0]}). Nothing was changed.\n${HOW_TO_SIGN_IN}`,
      { cause },
    );
  }
}

/** Thrown when the credentials are for another account. */
export class WrongAccountError extends OperatorError {
  public constructor({ environment, account }: Account, found: string | undefined) {
    super(
      `The AWS credentials are for account ${found}, but ${environment} is account ${account}. Nothing was changed.\n` +
        `Use credentials for account ${account}, or correct the account in apps/infra/src/environments.ts.`,
    );
  }
}

/**
 * Checks that AWS credentials exist, and that they are for the account of the environment.
 *
 * @param client looks up the account of the credentials
 * @throws CredentialsError, WrongAccountError
 */
export async function assertCredentials(
  target: Account,
  client: Pick<STSClient, 'send'> = new STSClient({ region: target.regions[0] }),
): Promise<void> {
  const { Account } = await client.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    const { name, message } = error as Error;
    const isMissing = name === 'CredentialsProviderError';
    throw new CredentialsError(
      target,
      isMissing ? 'There are no AWS credentials' : `AWS rejected the credentials (${message})`,
      error,
    );
  });
  if (Account !== target.account) throw new WrongAccountError(target, Account);
}
