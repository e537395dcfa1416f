import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { policySize } from './policy-size';

/** The limits of IAM: the characters of a managed policy, and the managed policies of a role. */
const MAX_POLICY_SIZE = 6144;
const MAX_POLICIES = 10;

/** The customer managed policies with the permissions that are granted to a role. A further one follows a full one. */
export class GrantedPolicies {
  private readonly policies: iam.ManagedPolicy[] = [];

  /**
   * @param scope the scope of the policies
   * @param role the role that has the policies
   * @param otherPolicies the number of other managed policies of the role
   */
  public constructor(
    private readonly scope: Construct,
    private readonly role: iam.IRole,
    private readonly otherPolicies: number,
  ) {}

  /** The first policy. It is created on first use, because the CDK rejects an empty policy. */
  public get first(): iam.ManagedPolicy {
    return this.policies[0] ?? this.addPolicy();
  }

  /** Adds a statement to the last policy, or to a new one if the last policy would be too large. */
  public add(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    const last = this.policies.at(-1) ?? this.addPolicy();
    const policy = last.document.isEmpty || this.fits(last.document, statement) ? last : this.addPolicy();
    return policy.grantPrincipal.addToPrincipalPolicy(statement);
  }

  /** Validates the sizes of the policies, to which statements can also be added directly. */
  public validate(): string[] {
    return this.policies
      .map(({ document }) => policySize(this.scope, document))
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
    return policySize(this.scope, candidate) <= MAX_POLICY_SIZE;
  }

  private addPolicy(): iam.ManagedPolicy {
    const number = this.policies.length + 1;
    if (number + this.otherPolicies > MAX_POLICIES) {
      throw new Error(
        `The permissions of a function must fit into ${MAX_POLICIES - this.otherPolicies} policies of ` +
          `${MAX_POLICY_SIZE} characters: grant fewer, or permissions on name prefixes`,
      );
    }
    const policy = new iam.ManagedPolicy(this.scope, number === 1 ? 'Policy' : `Policy${number}`, {
      description: 'What the function is granted',
      roles: [this.role],
    });
    this.policies.push(policy);
    return policy;
  }
}
