import type { Caller } from '../decisions/decide';
import { decide } from '../decisions/decide';
import type { Deployment } from '../deployment/deployment';
import { policyDocumentOf, type ServiceName } from './endpoints';

/** Requests of a function to a resource, without which it does not work. */
export interface Need {
  readonly service: ServiceName;
  readonly actions: readonly string[];
  readonly arn: string;
  /** The policy of the resource, if it has one. */
  readonly policy?: object;
  /** The keys of the request that policies refer to. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Returns the requests that the policies of the role, the resource or the endpoint do not allow. */
export async function unmetNeeds(deployment: Deployment, caller: Caller, needs: readonly Need[]): Promise<string[]> {
  const { account } = deployment.location;
  const problems: string[] = [];
  for (const { service, actions, arn, policy, context } of needs) {
    const endpointPolicy = policyDocumentOf(deployment, service);
    for (const action of actions) {
      const request = { caller, action, resource: arn, resourcePolicy: policy, context };
      if ((await decide({ ...request, endpointPolicy }, account)) === 'allowed') continue;
      const isAllowedElsewhere = (await decide(request, account)) === 'allowed';
      const culprit = isAllowedElsewhere ? `the policy of the endpoint for ${service} does` : 'the policies do';
      problems.push(`${culprit} not allow ${action} on ${arn}`);
    }
  }
  return problems;
}
