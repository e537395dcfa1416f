import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * A role whose grants become a customer-managed policy, where `Role`'s become an inline one.
 *
 * Whatever grants to the role, to a function with this role or to the policy itself, it ends in the same place. The
 * policy is a child of the role, so what depends on the role depends on its rights as well.
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

  /** The policy for what is granted. Made when first asked for, since CDK refuses a policy without statements. */
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
