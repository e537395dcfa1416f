import * as iam from 'aws-cdk-lib/aws-iam';
import type { CrossAccountCallers } from '../cross-account-callers';

/** Callers as one statement of a trust policy, which is smaller than a statement for each account. */
export class CallersPrincipal extends iam.PrincipalBase {
  public readonly policyFragment: iam.PrincipalPolicyFragment;

  public constructor(callers: CrossAccountCallers, partition: string) {
    super();
    this.policyFragment = new iam.PrincipalPolicyFragment(principals(callers, partition), conditions(callers));
  }

  public dedupeString(): string | undefined {
    return undefined;
  }
}

/** The size of a trust policy in characters. Unresolved values count with the length of their tokens. */
export function trustPolicySize(callers: CrossAccountCallers[]): number {
  const Statement = callers.map((each) => ({
    Effect: 'Allow',
    Principal: principals(each, 'aws'),
    Action: 'sts:AssumeRole',
    Condition: conditions(each),
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement }).length;
}

/** An organization cannot be a principal, so its members are any principal with a condition on the organization. */
function principals({ _accountIds }: CrossAccountCallers, partition: string): Record<string, string[]> {
  return { AWS: _accountIds?.map((id) => `arn:${partition}:iam::${id}:root`) ?? ['*'] };
}

function conditions({ _accountIds, _organizationId, _options }: CrossAccountCallers): Record<string, object> {
  const { principalArns, externalId } = _options;
  return {
    StringEquals: {
      ...(_accountIds && { 'aws:PrincipalAccount': _accountIds }),
      ...(_organizationId !== undefined && { 'aws:PrincipalOrgID': _organizationId }),
      ...(externalId !== undefined && { 'sts:ExternalId': externalId }),
    },
    ...(principalArns && { ArnLike: { 'aws:PrincipalArn': principalArns } }),
  };
}
