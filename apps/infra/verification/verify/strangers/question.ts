import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { LoadedPolicy } from './loaded-policy';
import type { Stranger } from './stranger';

/** A question: may somebody perform an action on a resource? */
export interface Question {
  readonly stranger: Stranger;
  readonly action: string;
  readonly resource: string;
  /** The account that owns the resource. */
  readonly account: string;
  readonly resourcePolicy?: LoadedPolicy;
}

/** Returns true if the simulator allows a request. */
export function isAllowed(question: Question): boolean {
  if (!mayBeAllowed(question)) return false;
  const { stranger, action, resource, account, resourcePolicy } = question;
  // The simulator that validates its input needs five times as long. The policies are validated once, when they are loaded.
  const result = runUnsafeSimulation(
    {
      request: {
        principal: stranger.principal,
        action,
        resource: { resource, accountId: account },
        contextVariables: { 'aws:ResourceAccount': account, ...stranger.context },
      },
      identityPolicies: stranger.policies.map(({ validated }) => ({ name: 'identity', policy: validated })),
      resourcePolicy: resourcePolicy?.validated,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  return result === 'Allowed';
}

/**
 * Returns false if no statement allows the action. Most questions are of this kind, and the simulator would need most of its
 * time for them.
 */
function mayBeAllowed({ stranger, action, account, resourcePolicy }: Question): boolean {
  const resourceMay = resourcePolicy?.mayAllow(action) ?? false;
  const identityMay = stranger.policies.some(({ mayAllow }) => mayAllow(action));
  const isOwn = stranger.context['aws:PrincipalAccount'] === account;
  if (isOwn) return resourceMay || identityMay;
  return resourceMay && (identityMay || stranger.context['aws:PrincipalAccount'] === undefined);
}
