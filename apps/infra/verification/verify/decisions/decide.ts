import { createHash } from 'node:crypto';
import { runSimulation } from '@cloud-copilot/iam-simulate';

/** The caller of an action, with its policies and its part of the request context. */
export interface Caller {
  /** The ARN of a user or a session, or the principal of a service. */
  readonly principal: string;
  readonly identityPolicies: readonly object[];
  readonly context?: Readonly<Record<string, string>>;
}

/** A request, and the expected decision. */
export interface Case {
  /** A description of the caller. */
  readonly who: string;
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly resourcePolicy?: object;
  /** The policy of the VPC endpoint that the request passes, if it comes from the VPC. */
  readonly endpointPolicy?: object;
  readonly context?: Readonly<Record<string, string>>;
  readonly isAllowed: boolean;
}

/** The context of a request over a current version of TLS. */
const DEFAULT_CONTEXT = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };

/**
 * Simulates how IAM evaluates the policies, and returns each request that is not decided as expected, with the decision.
 *
 * @param account the account that owns the resources
 */
export async function wrongDecisions(cases: readonly Case[], account: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const request of cases) {
    const decision = await decide(request, account);
    if (decision === (request.isAllowed ? 'allowed' : 'denied')) continue;
    const { who, action, resource, context = {} } = request;
    wrong.push(`${who}: ${action} on ${resource} ${JSON.stringify(context)}: ${decision}`);
  }
  return wrong;
}

/** The decisions that were made, by request. Templates that differ in one policy have all other requests in common. */
const DECISIONS = new Map<string, Promise<string>>();

/**
 * Simulates how IAM evaluates the policies of a request.
 *
 * @param account the account that owns the resource
 * @returns `allowed`, `denied`, or the errors of a request that is not valid
 */
export async function decide(request: Omit<Case, 'who' | 'isAllowed'>, account: string): Promise<string> {
  const { caller, action, resource, resourcePolicy, endpointPolicy, context } = request;
  const parts = [caller, action, resource, resourcePolicy, endpointPolicy, context, account];
  const key = createHash('sha1').update(JSON.stringify(parts)).digest('base64');
  const decision = DECISIONS.get(key) ?? simulate(request, account);
  DECISIONS.set(key, decision);
  return decision;
}

async function simulate(request: Omit<Case, 'who' | 'isAllowed'>, account: string): Promise<string> {
  const { caller, action, resource, resourcePolicy, endpointPolicy, context } = request;
  const result = await runSimulation(
    {
      request: {
        principal: caller.principal,
        action,
        resource: { resource, accountId: account },
        contextVariables: {
          ...DEFAULT_CONTEXT,
          'aws:PrincipalAccount': caller.principal.split(':')[4] ?? account,
          'aws:ResourceAccount': account,
          ...caller.context,
          ...context,
        },
      },
      identityPolicies: caller.identityPolicies.map((policy, index) => ({ name: `policy-${index}`, policy })),
      resourcePolicy,
      vpcEndpointPolicies: endpointPolicy && [{ name: 'endpoint', policy: endpointPolicy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType === 'error') return JSON.stringify(result.errors);
  return result.overallResult === 'Allowed' ? 'allowed' : 'denied';
}
