import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { OperatorError } from '@trading/cli';
import type { Target } from './operation';

const HOW_TO_SIGN_IN =
  'Sign in (`aws sso login --profile <profile>` and AWS_PROFILE=<profile>), or set AWS_ACCESS_KEY_ID and ' +
  'AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN for temporary ones), and run the same command again.';

/** There are no credentials, or AWS does not take them. */
export class CredentialsError extends OperatorError {
  public constructor({ environment, account, regions }: Target, problem: string, cause: unknown) {
    super(
      `${problem} for ${environment} (account ${account}, ${regions[0]}); nothing was changed.\n${HOW_TO_SIGN_IN}`,
      { cause },
    );
  }
}

/** The credentials are of another account. */
export class WrongAccountError extends OperatorError {
  public constructor({ environment, account }: Target, found: string | undefined) {
    super(
      `The AWS credentials are for account ${found}, and ${environment} is account ${account}; nothing was changed.\n` +
        'Use credentials of that account, or correct the account in apps/infra/src/environments.ts.',
    );
  }
}

/**
 * Makes sure that there are credentials, and that they are for the environment's account, before anything is done.
 *
 * @param client asks AWS who the caller is
 * @throws CredentialsError, WrongAccountError
 */
export async function assertCredentials(
  target: Target,
  client: Pick<STSClient, 'send'> = new STSClient({ region: target.regions[0] }),
): Promise<void> {
  const { Account } = await client.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    const { name, message } = error as Error;
    const isMissing = name === 'CredentialsProviderError';
    throw new CredentialsError(
      target,
      isMissing ? 'There are no AWS credentials' : `AWS does not take the credentials (${message})`,
      error,
    );
  });
  if (Account !== target.account) throw new WrongAccountError(target, Account);
}
