import { decide, type Caller } from '../decisions/decide';
import type { Deployed, Deployment } from '../deployment/deployment';

/** Returns true if the trust policy of a role lets a service assume it. */
export async function mayAssume(deployment: Deployment, role: Deployed, caller: Caller): Promise<boolean> {
  const resourcePolicy = role.value('AssumeRolePolicyDocument') as object;
  const request = { caller, action: 'sts:AssumeRole', resource: role.arn, resourcePolicy };
  return (await decide(request, deployment.location.account)) === 'allowed';
}
