import { runSimulation } from '@cloud-copilot/iam-simulate';

/** Who asks, with what rights and from where. */
export interface Caller {
  /** The ARN of a user or a session, or the name of a service. */
  readonly principal: string;
  readonly identityPolicies: readonly object[];
  readonly context?: Readonly<Record<string, string>>;
}

/** One question, and the answer that is right. */
export interface Case {
  readonly who: string;
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly resourcePolicy?: object;
  /** Of the endpoint that the request goes through, where it comes from inside the VPC. */
  readonly endpointPolicy?: object;
  readonly context?: Readonly<Record<string, string>>;
  readonly isAllowed: boolean;
}

/** A request as it usually comes. */
const USUAL = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };

/**
 * The questions that the policies answer wrongly, with the answer they give; by a simulation of how IAM evaluates them.
 *
 * @param account that owns the resources
 */
export async function wrongDecisions(cases: readonly Case[], account: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const question of cases) {
    const answer = await decide(question, account);
    if (answer === (question.isAllowed ? 'Allowed' : 'denied')) continue;
    const { who, action, resource, context = {} } = question;
    wrong.push(`${who}: ${action} on ${resource} ${JSON.stringify(context)}: ${answer}`);
  }
  return wrong;
}

/** @returns `Allowed`, `denied`, or what is wrong with the question */
async function decide(question: Case, account: string): Promise<string> {
  const { caller, action, resource, resourcePolicy, endpointPolicy, context } = question;
  const result = await runSimulation(
    {
      request: {
        principal: caller.principal,
        action,
        resource: { resource, accountId: account },
        contextVariables: {
          ...USUAL,
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
  return result.overallResult === 'Allowed' ? 'Allowed' : 'denied';
}
