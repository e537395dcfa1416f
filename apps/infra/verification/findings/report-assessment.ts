import type { Assessment } from './assess-findings';

/**
 * Prints everything that fails a verification.
 *
 * @param file the file with the acknowledgements
 * @returns a message for each kind of failure
 */
export function reportProblems({ unacknowledged, stale, excessive }: Assessment, file: string): string[] {
  for (const { environment, stack, rule, logicalId, description } of unacknowledged) {
    console.log(`${environment}/${stack}: ${rule} on ${logicalId}\n    ${description}`);
  }
  for (const key of stale) console.log(`Stale acknowledgement: ${key}`);
  for (const text of excessive) console.log(text);
  return [
    ...(unacknowledged.length > 0 ? [`Fix the findings above, or acknowledge each in ${file} with a reason.`] : []),
    ...(stale.length > 0 ? [`Remove the stale acknowledgements above from ${file}: they match no finding.`] : []),
    ...(excessive.length > 0 ? ['Fix some of the acknowledged findings: there are too many acknowledgements.'] : []),
  ];
}

/** Summarises an assessment in one line. */
export function renderAssessment({ unacknowledged, acknowledged, stale }: Assessment): string {
  return (
    `unacknowledged findings: ${unacknowledged.length}, acknowledged: ${acknowledged}, ` +
    `stale acknowledgements: ${stale.length}`
  );
}
