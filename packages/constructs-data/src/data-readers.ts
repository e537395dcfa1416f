import { DataReadersOptions } from './data-readers-options';
import { throwAll } from './private/throw-all';
import { validateAccountIds, validateOrganizationId, validateReadersOptions } from './private/validate-readers';

/**
 * Who else may read a bucket or a table: its resource policy allows them, and their own account must allow it too.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * @example
 *
 * new DataBucket(this, 'Files', {
 *   readers: [
 *     DataReaders.accounts(['111122223333'], { principalArns: ['arn:aws:iam::111122223333:role/analysis'] }),
 *     DataReaders.organization('o-a1b2c3d4e5', { vpcEndpointIds: ['vpce-1a2b3c4d'] }),
 *   ],
 * });
 */
export class DataReaders {
  /**
   * Principals of these accounts.
   *
   * @param accountIds 12 digits each, at least one
   * @throws when an account, a VPC endpoint or a principal is none, with every breach in one message
   */
  public static accounts(accountIds: string[], options: DataReadersOptions = {}): DataReaders {
    throwAll([...validateAccountIds(accountIds), ...validateReadersOptions(options, accountIds)]);
    return new DataReaders(options, accountIds);
  }

  /**
   * Principals of every account of an organization.
   *
   * @param organizationId such as `o-a1b2c3d4e5`
   * @throws when the organization, a VPC endpoint or a principal is none, with every breach in one message
   */
  public static organization(organizationId: string, options: DataReadersOptions = {}): DataReaders {
    throwAll([...validateOrganizationId(organizationId), ...validateReadersOptions(options)]);
    return new DataReaders(options, undefined, organizationId);
  }

  private constructor(
    /** What they must have beside. */
    public readonly options: DataReadersOptions,
    /** The accounts: of `accounts` only. */
    public readonly accountIds?: string[],
    /** The organization: of `organization` only. */
    public readonly organizationId?: string,
  ) {}
}
