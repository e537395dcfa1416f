import * as iam from 'aws-cdk-lib/aws-iam';
import { Resource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { GrantedPolicies } from './granted-policies';

/**
 * A role whose grants are added to customer managed policies, unlike those of `Role`, which are added to an inline
 * policy.
 *
 * Grants to the role, to a function with this role and to the policy all end up in the policies. The policies are
 * children of the role, so resources that depend on the role depend on the policies as well.
 */
export class ManagedPolicyRole extends iam.Role {
  public readonly granted: GrantedPolicies;

  public constructor(scope: Construct, id: string, props: iam.RoleProps, otherPolicies: number) {
    super(scope, id, props);
    this.granted = new GrantedPolicies(this, this, otherPolicies);
  }

  public override addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    return this.granted.add(statement);
  }
}

/** The same for a role that exists already. The role itself does not change, except for its managed policies. */
export class ExistingRole extends Resource implements iam.IRole {
  public readonly granted: GrantedPolicies;
  public readonly assumeRoleAction: string;
  public readonly grantPrincipal: iam.IPrincipal = this;
  public readonly policyFragment: iam.PrincipalPolicyFragment;
  public readonly principalAccount?: string;
  public readonly roleArn: string;
  public readonly roleName: string;

  public constructor(
    scope: Construct,
    id: string,
    private readonly role: iam.IRole,
    otherPolicies: number,
  ) {
    super(scope, id, { account: role.env.account });
    this.granted = new GrantedPolicies(this, role, otherPolicies);
    this.assumeRoleAction = role.assumeRoleAction;
    this.policyFragment = role.policyFragment;
    this.principalAccount = role.principalAccount;
    this.roleArn = role.roleArn;
    this.roleName = role.roleName;
  }
  public get roleRef(): iam.RoleReference {
    return this.role.roleRef;
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    return this.granted.add(statement);
  }

  public addToPolicy(statement: iam.PolicyStatement): boolean {
    return this.granted.add(statement).statementAdded;
  }

  public addManagedPolicy(policy: iam.IManagedPolicy): void {
    this.role.addManagedPolicy(policy);
  }

  public attachInlinePolicy(policy: iam.Policy): void {
    this.role.attachInlinePolicy(policy);
  }

  public grant(grantee: iam.IPrincipal, ...actions: string[]): iam.Grant {
    return this.role.grant(grantee, ...actions);
  }

  public grantPassRole(grantee: iam.IPrincipal): iam.Grant {
    return this.role.grantPassRole(grantee);
  }

  public grantAssumeRole(grantee: iam.IPrincipal): iam.Grant {
    return this.role.grantAssumeRole(grantee);
  }
}
