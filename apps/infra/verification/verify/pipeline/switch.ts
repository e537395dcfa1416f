import type { Deployed, Deployment } from '../deployment/deployment';
import { problemIf } from './step';

/**
 * Returns what is wrong with a part that must be on in the region that writes, and off in its standby.
 *
 * @param what the part, as the subject of a sentence
 */
export function switchProblems(deployment: Deployment, isOn: boolean, what: string, { label }: Deployed): string[] {
  const { isWriter } = deployment.region;
  return [
    ...problemIf(isWriter && !isOn, `${what} is disabled (${label})`),
    ...problemIf(!isWriter && isOn, `${what} is enabled in a region that does not write (${label})`),
  ];
}
