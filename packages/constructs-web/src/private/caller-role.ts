import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CrossAccountCallers } from '../cross-account-callers';
import type { IamApiAccessOptions } from '../iam-api-access-options';

/** Properties for a `CallerRole`. */
export interface CallerRoleProps {
  readonly callers: CrossAccountCallers[];
  readonly options: IamApiAccessOptions;
  /** The requests to allow, in lists that each fit in a managed policy. */
  readonly invokeArns: string[][];
}

/** A role that principals of other accounts assume to call an API, because HTTP APIs have no resource policies. */
export class CallerRole extends iam.Role {
  public constructor(scope: Construct, id: string, { callers, options, invokeArns }: CallerRoleProps) {
    super(scope, id, {
      roleName: options.callerRoleName,
      description: 'Calls the API on behalf of other accounts',
      assumedBy: new iam.CompositePrincipal(...callers.map((each) => new CallersPrincipal(scope, each))),
      permissionsBoundary: options.permissionsBoundary,
    });
    invokeArns.forEach((resources, index) => {
      new iam.ManagedPolicy(this, `Policy${index + 1}`, {
        description: 'The requests that callers of other accounts may make',
        roles: [this],
        statements: [new iam.PolicyStatement({ actions: ['execute-api:Invoke'], resources })],
      });
    });
  }
}

/** Callers as one statement of a trust policy, which is smaller than a statement for each account. */
class CallersPrincipal extends iam.PrincipalBase {
  public readonly policyFragment: iam.PrincipalPolicyFragment;

  public constructor(scope: Construct, callers: CrossAccountCallers) {
    super();
    this.policyFragment = new iam.PrincipalPolicyFragment(principals(scope, callers), conditions(callers));
  }

  public dedupeString(): string | undefined {
    return undefined;
  }
}

/** An organization cannot be a principal, so its members are any principal with a condition on the organization. */
function principals(scope: Construct, { _accountIds }: CrossAccountCallers): Record<string, string[]> {
  const { partition } = Stack.of(scope);
  return { AWS: _accountIds?.map((id) => `arn:${partition}:iam::${id}:root`) ?? ['*'] };
}

function conditions({ _accountIds, _organizationId, _options }: CrossAccountCallers): Record<string, object> {
  const { principalArns, externalId } = _options;
  return {
    StringEquals: {
      ...(_organizationId === undefined
        ? { 'aws:PrincipalAccount': _accountIds }
        : { 'aws:PrincipalOrgID': _organizationId }),
      ...(externalId !== undefined && { 'sts:ExternalId': externalId }),
    },
    ...(principalArns && { ArnLike: { 'aws:PrincipalArn': principalArns } }),
  };
}
