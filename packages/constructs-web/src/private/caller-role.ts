import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CrossAccountCallers } from '../cross-account-callers';
import type { IamApiAccessOptions } from '../iam-api-access-options';
import { CallersPrincipal } from './callers-principal';

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
      assumedBy: new iam.CompositePrincipal(
        ...callers.map((each) => new CallersPrincipal(each, Stack.of(scope).partition)),
      ),
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
