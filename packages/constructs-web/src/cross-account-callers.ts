import { CrossAccountCallersOptions } from './cross-account-callers-options';
import { throwAll } from './private/throw-all';
import { validateAccounts, validateOrganization } from './private/validate-cross-account-callers';

/**
 * Principals of other accounts that may assume the role that calls an API.
 *
 * The policies of their own account must allow them to assume it as well.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * @example
 *
 * ApiAccess.iam({
 *   crossAccountCallers: [
 *     CrossAccountCallers.accounts(['111122223333'], {
 *       principalArns: ['arn:aws:iam::111122223333:role/analysis'],
 *     }),
 *     CrossAccountCallers.organization('o-a1b2c3d4e5'),
 *   ],
 * });
 */
export class CrossAccountCallers {
  /**
   * Principals of the given accounts.
   *
   * @param accountIds at least one account ID of 12 digits
   * @param options conditions that the principals must also meet
   * @throws if an account ID or an option is invalid; the error lists every violation
   */
  public static accounts(accountIds: string[], options: CrossAccountCallersOptions = {}): CrossAccountCallers {
    throwAll(validateAccounts(accountIds, options));
    return new CrossAccountCallers(options, accountIds);
  }

  /**
   * Principals of every account of an organization.
   *
   * @param organizationId the ID of the organization, such as `o-a1b2c3d4e5`
   * @param options conditions that the principals must also meet
   * @throws if the organization ID or an option is invalid; the error lists every violation
   */
  public static organization(organizationId: string, options: CrossAccountCallersOptions = {}): CrossAccountCallers {
    throwAll(validateOrganization(organizationId, options));
    return new CrossAccountCallers(options, undefined, organizationId);
  }

  private constructor(
    /**
     * Conditions that the principals must also meet.
     *
     * @internal
     */
    public readonly _options: CrossAccountCallersOptions,
    /**
     * The accounts of the callers, unless they are the members of an organization.
     *
     * @internal
     */
    public readonly _accountIds?: string[],
    /**
     * The organization of the callers, unless they are principals of given accounts.
     *
     * @internal
     */
    public readonly _organizationId?: string,
  ) {}
}
