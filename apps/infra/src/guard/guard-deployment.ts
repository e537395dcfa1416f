import {
  assessDangers,
  compareStacks,
  howToAccept,
  placeOf,
  renderAccepted,
  renderRefused,
  type Override,
  type StackState,
} from '@trading/guard';
import { OperatorError } from '@trading/cli';
import type { EnvironmentName } from '../environments';
import { OVERRIDES_FILE } from './overrides';
import { wasDeployedWith } from './served-overrides';

/** Thrown when a deployment would lose something. */
export class DangerousDeploymentError extends OperatorError {
  public constructor(environment: EnvironmentName, count: number, refused: string) {
    super(
      `${environment} was not deployed, because the deployment would lose something (${count}). Nothing was changed.\n` +
        `${refused}\n${howToAccept(OVERRIDES_FILE)}`,
    );
  }
}

/**
 * Refuses a deployment that would lose something that no override accepts.
 *
 * @param deployed the stacks as they are deployed
 * @param planned the stacks that are to be deployed
 * @param today the day on which overrides must not have expired
 * @returns lines for the operator: what is accepted, and the overrides that can be removed
 * @throws DangerousDeploymentError with everything that would be lost
 */
export function guardDeployment(
  environment: EnvironmentName,
  deployed: readonly StackState[],
  planned: readonly StackState[],
  overrides: readonly Override[],
  today: Date,
): string[] {
  const templates = new Map(deployed.map((stack) => [placeOf(stack), stack.template]));
  const { refused, accepted } = assessDangers(compareStacks(deployed, planned), overrides, today, (override, danger) =>
    wasDeployedWith(override, templates.get(danger.stack)),
  );
  if (refused.length > 0) throw new DangerousDeploymentError(environment, refused.length, renderRefused(refused));
  const places = new Set(planned.map(placeOf));
  const unused = overrides.filter(
    (override) => places.has(override.stack) && accepted.every((each) => each.override !== override),
  );
  return [
    ...(accepted.length > 0 ? [renderAccepted(accepted)] : []),
    ...unused.map(
      ({ fingerprint, resource, stack }) =>
        `The override ${fingerprint} of ${resource || 'the stack'} (${stack}) has served, or matches nothing: ` +
        `remove it from ${OVERRIDES_FILE}`,
    ),
  ];
}
