import { CrossAccountReadersOptions } from './cross-account-readers-options';
import { throwAll } from './private/throw-all';
import {
  validateAccounts,
  validateOrganization,
  validateOrganizationalUnits,
} from './private/validate-cross-account-readers';

/**
 * Principals of other accounts that may read a bucket or a table.
 *
 * The policy of the resource allows them to read. The policies of their own account must allow it as well.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * @example
 *
 * new DataBucket(this, 'Files', {
 *   crossAccountReaders: [
 *     CrossAccountReaders.accounts(['111122223333'], {
 *       principalArns: [`arn:${Aws.PARTITION}:iam::111122223333:role/analysis`],
 *     }),
 *     CrossAccountReaders.organization('o-a1b2c3d4e5', { vpcEndpointIds: ['vpce-1a2b3c4d'] }),
 *   ],
 * });
 */
export class CrossAccountReaders {
  /**
   * Principals of the given accounts.
   *
   * @param accountIds at least one account ID of 12 digits
   * @param options conditions that the principals must also meet
   * @throws if an account ID or an option is invalid; the error lists every violation
   */
  public static accounts(accountIds: string[], options: CrossAccountReadersOptions = {}): CrossAccountReaders {
    throwAll(validateAccounts(accountIds, options));
    return new CrossAccountReaders(options, accountIds);
  }

  /**
   * Principals of every account of an organization.
   *
   * @param organizationId the ID of the organization, such as `o-a1b2c3d4e5`
   * @param options conditions that the principals must also meet
   * @throws if the organization ID or an option is invalid; the error lists every violation
   */
  public static organization(organizationId: string, options: CrossAccountReadersOptions = {}): CrossAccountReaders {
    throwAll(validateOrganization(organizationId, options));
    return new CrossAccountReaders(options, undefined, organizationId);
  }

  /**
   * Principals of every account in organizational units.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths
   * @param paths at least one path, such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`, which includes child units
   * @param options conditions that the principals must also meet
   * @throws if a path or an option is invalid; the error lists every violation
   */
  public static organizationalUnits(paths: string[], options: CrossAccountReadersOptions = {}): CrossAccountReaders {
    throwAll(validateOrganizationalUnits(paths, options));
    return new CrossAccountReaders(options, undefined, undefined, paths);
  }

  private constructor(
    /**
     * Conditions that the principals must also meet.
     *
     * @internal
     */
    public readonly _options: CrossAccountReadersOptions,
    /**
     * The accounts of the readers, unless they are the members of an organization.
     *
     * @internal
     */
    public readonly _accountIds?: string[],
    /**
     * The organization of the readers, unless they are principals of given accounts.
     *
     * @internal
     */
    public readonly _organizationId?: string,
    /**
     * The paths of the organizational units of the readers, unless they are others.
     *
     * @internal
     */
    public readonly _organizationalUnits?: string[],
  ) {}
}
