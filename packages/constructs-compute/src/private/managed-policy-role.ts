import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { policySize } from './policy-size';

/** The limits of IAM: the characters of a managed policy, and the managed policies of a role. */
export const MAX_POLICY_SIZE = 6144;
const MAX_POLICIES = 10;

/**
 * A role whose grants are added to customer managed policies, unlike those of `Role`, which are added to an inline
 * policy.
 *
 * Grants to the role, to a function with this role and to the policy all end up in the policies. A further policy
 * follows when one is full. The policies are children of the role, so resources that depend on the role depend on the
 * policies as well.
 */
export class ManagedPolicyRole extends iam.Role {
  private readonly grantedPolicies: iam.ManagedPolicy[] = [];

  /**
   * @param policyDescription the description of the policies
   * @param otherPolicies the number of other managed policies of the role
   */
  public constructor(
    scope: Construct,
    id: string,
    props: iam.RoleProps,
    private readonly policyDescription: string,
    private readonly otherPolicies: number,
  ) {
    super(scope, id, props);
  }

  /**
   * The first policy with granted permissions.
   *
   * It is created on first use, because the CDK rejects an empty policy.
   */
  public get policy(): iam.ManagedPolicy {
    return this.grantedPolicies[0] ?? this.addPolicy();
  }

  /** Adds a statement to the last policy, or to a new one if the last policy would be too large. */
  public override addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    const last = this.grantedPolicies.at(-1) ?? this.addPolicy();
    const policy = last.document.isEmpty || this.fits(last.document, statement) ? last : this.addPolicy();
    return policy.grantPrincipal.addToPrincipalPolicy(statement);
  }

  /** Validates the sizes of the policies, to which statements can also be added directly. */
  public validatePolicies(): string[] {
    return this.grantedPolicies
      .map(({ document }) => policySize(this, document))
      .filter((size) => size > MAX_POLICY_SIZE)
      .map(
        (size) =>
          `\`policy\` must have at most ${MAX_POLICY_SIZE} characters, got about ${size}: grant permissions to the ` +
          'function instead, which adds further policies',
      );
  }

  /** True if a policy with the statement is small enough, after the CDK has merged its statements. */
  private fits(document: iam.PolicyDocument, statement: iam.PolicyStatement): boolean {
    const candidate = iam.PolicyDocument.fromJson(document.toJSON());
    candidate.addStatements(statement.copy());
    return policySize(this, candidate) <= MAX_POLICY_SIZE;
  }

  private addPolicy(): iam.ManagedPolicy {
    const number = this.grantedPolicies.length + 1;
    if (number + this.otherPolicies > MAX_POLICIES) {
      throw new Error(
        `The permissions of a function must fit into ${MAX_POLICIES - this.otherPolicies} policies of ` +
          `${MAX_POLICY_SIZE} characters: grant fewer, or permissions on name prefixes`,
      );
    }
    const policy = new iam.ManagedPolicy(this, number === 1 ? 'Policy' : `Policy${number}`, {
      description: this.policyDescription,
      roles: [this],
    });
    this.grantedPolicies.push(policy);
    return policy;
  }
}
