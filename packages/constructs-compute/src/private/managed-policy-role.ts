import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * A role whose grants are added to a customer managed policy, unlike those of `Role`, which are added to an inline
 * policy.
 *
 * Grants to the role, to a function with this role and to the policy all end up in the policy. The policy is a child of
 * the role, so resources that depend on the role depend on the policy as well.
 */
export class ManagedPolicyRole extends iam.Role {
  private grantedPolicy?: iam.ManagedPolicy;

  public constructor(
    scope: Construct,
    id: string,
    props: iam.RoleProps,
    private readonly policyDescription: string,
  ) {
    super(scope, id, props);
  }

  /** The policy with the granted permissions. It is created on first use, because the CDK rejects an empty policy. */
  public get policy(): iam.ManagedPolicy {
    this.grantedPolicy ??= new iam.ManagedPolicy(this, 'Policy', {
      description: this.policyDescription,
      roles: [this],
    });
    return this.grantedPolicy;
  }

  public override addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    return this.policy.grantPrincipal.addToPrincipalPolicy(statement);
  }
}
